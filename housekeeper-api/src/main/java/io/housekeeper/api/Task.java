package io.housekeeper.api;

import static java.util.Objects.requireNonNull;

/**
 * Named work: a {@link TaskSpec specification} and the code that runs when it is due.
 *
 * <p>One instance serves all runs of a task. They come on different threads, and at the same time
 * where {@link TaskSpec.Overlap#ALLOW} permits it; by default never two at once.
 *
 * <p>List the class in {@code META-INF/services/io.housekeeper.api.Task}, or hand an instance to
 * {@link PluginSetup#task}.
 */
public interface Task {

  /**
   * What the task is called, when it is due and by which rules it runs. Asked for once, at load.
   */
  TaskSpec spec();

  /**
   * Does the work, on a platform thread of its own.
   *
   * <p>Returning means success; throwing means that this attempt failed, and what was thrown is
   * kept with the run. An interrupt means that the run is to end: it was cancelled, its time is up,
   * or the service shuts down. Code that blocks should let {@link InterruptedException} out; code
   * that computes should call {@link TaskRun#throwIfCancelled()} now and then.
   */
  void run(TaskRun run) throws Exception;

  /** A task made from its two halves: for lambdas and for registration while the service runs. */
  static Task of(TaskSpec spec, Code code) {
    requireNonNull(spec, "spec of a task");
    requireNonNull(code, () -> "code of task '" + spec.name() + "'");
    return new Task() {
      @Override
      public TaskSpec spec() {
        return spec;
      }

      @Override
      public void run(TaskRun run) throws Exception {
        code.run(run);
      }

      @Override
      public String toString() {
        return "task '" + spec.name() + "'";
      }
    };
  }

  /** The code of a task without its specification. */
  @FunctionalInterface
  interface Code {

    /** Does the work; see {@link Task#run}. */
    void run(TaskRun run) throws Exception;
  }
}
