package io.housekeeper.runtime.boot;

import io.housekeeper.api.Task;
import io.housekeeper.runtime.engine.Admission.Refusal;
import io.housekeeper.runtime.engine.Catalog;
import io.housekeeper.runtime.engine.CodedTask;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts tasks into the catalog, and says of which of them that cannot be. */
final class Admissions {

  private static final Logger LOG = LoggerFactory.getLogger(Admissions.class);

  private final Catalog catalog;
  private final List<Task> tasks;
  private final String version;
  private boolean done;

  /**
   * @param tasks of the application
   * @param version of the application
   */
  Admissions(Catalog catalog, List<Task> tasks, String version) {
    this.catalog = catalog;
    this.tasks = tasks;
    this.version = version;
  }

  /** The tasks of the application, once. */
  void applications() {
    if (!done) {
      admit(tasks.stream().map(this::coded).toList());
      done = true;
    }
  }

  /** What comes together is loaded at one instant. */
  void admit(List<CodedTask> together) {
    Instant now = InstantSource.system().instant();
    for (CodedTask task : together) {
      if (catalog.add(task, now) instanceof Refusal refusal) {
        LOG.error("{}", refusal.sentence());
      }
    }
  }

  /** A task of the application. */
  CodedTask coded(Task task) {
    return new CodedTask(Housekeeper.APPLICATION, version, task, task.getClass().getClassLoader());
  }
}
