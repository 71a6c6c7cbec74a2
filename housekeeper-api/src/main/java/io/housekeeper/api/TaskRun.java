package io.housekeeper.api;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * One attempt of a run, as the code of the task sees it. Implemented by the runtime, which may add
 * to it. All methods may be called from any thread while the attempt lasts.
 */
public interface TaskRun {

  /** The id of the run, which its attempts share. */
  String id();

  /** The name of the task. */
  String task();

  /** What asked for this run. */
  Run.Trigger trigger();

  /**
   * The instant that the run stands for: when the schedule said it was due, not when it started.
   * Empty for runs that no schedule made due: manual ones, those at start-up and after another
   * task.
   */
  Optional<Instant> fire();

  /** Which attempt of the run this is: 1, and one more after each retry or recovery. */
  int attempt();

  /**
   * A number that is larger for every later attempt of this task, whatever node it runs on. Hand it
   * to what you write to, and let that refuse a smaller number than it has seen: then even a
   * process that was frozen and given up cannot do harm when it wakes. Where runs of the task may
   * overlap, the numbers of one run are compared.
   */
  long fencingToken();

  /** When this task last succeeded: the place to go on from. */
  Optional<Instant> lastSuccess();

  /**
   * Whether the run is to change nothing and only to say what it would do. Never true unless the
   * task {@linkplain TaskSpec.Builder#supportsDryRun() supports it}.
   */
  boolean dryRun();

  /** The time, which is virtual in tests. */
  InstantSource clock();

  /** Whether the run is to end: cancelled, out of time, shut down or given up by the cluster. */
  boolean cancelled();

  /**
   * Ends the attempt here if it is to end.
   *
   * @throws java.util.concurrent.CancellationException if {@link #cancelled()}
   */
  void throwIfCancelled();

  /**
   * Shows how far the run is.
   *
   * @param done how much is done, from 0 to {@code total}
   * @param total how much there is; 0 while that is unknown
   */
  void progress(long done, long total);

  /** Keeps a sentence with the run, shown in lists; a later one replaces it. Cut at 4 KB. */
  void message(String text);

  /** Adds to one of the run's counters, such as {@code deleted}; they add up over a task's runs. */
  void count(String name, long more);

  /** Adds a line to the run's log, from any thread and whatever logging library is in use. */
  void log(String line);

  /**
   * A pool of connections to one of the {@code databases} of the configuration.
   *
   * @throws IllegalArgumentException if no database of that name is configured; it lists those that
   *     are
   */
  DataSource database(String name);
}
