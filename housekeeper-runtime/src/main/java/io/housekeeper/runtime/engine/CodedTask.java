package io.housekeeper.runtime.engine;

import io.housekeeper.api.Task;

/**
 * A task as a plugin brings it.
 *
 * @param plugin who brings it
 * @param version of the plugin; the newest that a living node has is in force
 * @param loader the class loader of the plugin, which its code sees as its thread's
 */
public record CodedTask(String plugin, String version, Task task, ClassLoader loader) {}
