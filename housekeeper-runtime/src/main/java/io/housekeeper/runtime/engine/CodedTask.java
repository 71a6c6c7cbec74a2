package io.housekeeper.runtime.engine;

import static java.util.Objects.requireNonNull;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Typed;
import java.util.Optional;

/**
 * A task as a plugin brings it, or makes it of a type.
 *
 * @param plugin who brings it
 * @param version of the plugin; the newest that a living node has is in force
 * @param typed of what type it is, if it is of one
 * @param loader the class loader of the plugin, which its code sees as its thread's
 */
public record CodedTask(
    String plugin, String version, Task task, Optional<Typed> typed, ClassLoader loader) {

  /** A task that is of no type. */
  public CodedTask(String plugin, String version, Task task, ClassLoader loader) {
    this(plugin, version, task, Optional.empty(), loader);
  }

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
