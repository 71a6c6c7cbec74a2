package io.housekeeper.runtime.control;

import java.util.List;

/**
 * A plugin of this process.
 *
 * @param listenerTypes the types that listeners can be made of, by their names
 */
public record PluginHere(String plugin, String version, List<String> listenerTypes) {}
