package io.housekeeper.runtime.engine;

import io.housekeeper.api.RunListener;

/**
 * A listener under the name that it was configured with.
 *
 * @param loader the class loader of its plugin, which its code sees as its thread's
 */
public record Listening(String name, RunListener listener, ClassLoader loader) {}
