package io.housekeeper.runtime.engine;

import static java.util.Objects.requireNonNull;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;

/**
 * A task as a plugin brings it.
 *
 * @param plugin who brings it
 * @param version of the plugin; the newest that a living node has is in force
 * @param loader the class loader of the plugin, which its code sees as its thread's
 */
public record CodedTask(String plugin, String version, Task task, ClassLoader loader) {

  /** What its code says of it. */
  TaskSpec spec() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return requireNonNull(task.spec(), "it returned null");
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
