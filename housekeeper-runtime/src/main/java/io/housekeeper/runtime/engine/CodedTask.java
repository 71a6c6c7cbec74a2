package io.housekeeper.runtime.engine;

import io.housekeeper.api.Task;
import java.util.Map;

/**
 * A task as a plugin brings it.
 *
 * @param plugin who brings it
 * @param version of the plugin; the newest that a living node has is in force
 * @param loader the class loader of the plugin, which its code sees as its thread's
 * @param file what a file says in place of the code: JSON by the names of the values
 */
public record CodedTask(
    String plugin, String version, Task task, ClassLoader loader, Map<String, String> file) {

  public CodedTask {
    file = Map.copyOf(file);
  }

  /** A task of which no file says anything. */
  public CodedTask(String plugin, String version, Task task, ClassLoader loader) {
    this(plugin, version, task, loader, Map.of());
  }
}
