package io.housekeeper.runtime.plugin;

import io.housekeeper.api.RunListener;
import java.util.function.Function;

/**
 * Makes listeners from settings.
 *
 * @param settings the record that it wants
 * @param loader the class loader of its plugin
 */
public record ListenerType(
    String name,
    Class<? extends Record> settings,
    Function<Record, RunListener> make,
    ClassLoader loader) {}
