package io.housekeeper.api;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a fire, or of a request to run: one entry of the ledger, as a {@link RunListener}
 * sees it. Implemented by the runtime, which may add to it; it does not change once it was handed
 * out.
 */
public interface Run {

  /** Where a run stands. A {@code switch} over it needs a {@code default}. */
  enum State {
    /** Accounted for, and to be started when it is due and a node is free. */
    WAITING,
    /** Executing. */
    RUNNING,
    /** Ended by returning. */
    SUCCEEDED,
    /** Ended by throwing, with no retry left. */
    FAILED,
    /** Ended by its time limit. */
    TIMED_OUT,
    /** Ended by somebody's request. */
    CANCELLED,
    /** Given up after crashes of the nodes that ran it. */
    LOST,
    /** Not started, on purpose: the task was running, paused or asked to leave this fire out. */
    SKIPPED,
    /** Not started, because nobody was there in time: the service was down, or too late. */
    MISSED
  }

  /** What asked for a run. A {@code switch} over it needs a {@code default}. */
  enum Trigger {
    /** The schedule. */
    SCHEDULE,
    /** The schedule, for a fire that nobody was there to run in time. */
    CATCH_UP,
    /** The start of a node. */
    STARTUP,
    /** A person or a program; the ledger's entry says who. */
    MANUAL,
    /** The end of another task. */
    AFTER,
    /** A request to run past fires again. */
    BACKFILL
  }

  /** The id of the run, which its attempts share. */
  String id();

  /** The task as it was in force for this run: its code's specification, file and overrides. */
  TaskSpec task();

  /** The schedule in force, with {@code H} and {@code ${…}} replaced by what they stand for. */
  String schedule();

  /** The zone in force. */
  ZoneId zone();

  /** The plugin that the task came from, with its version. */
  String plugin();

  /** Where the run stands. */
  State state();

  /**
   * How the task's previous run ended: tells a recovery from one more success. Cancelled runs do
   * not count, as they say nothing of the task.
   */
  Optional<State> before();

  /** What asked for the run. */
  Trigger trigger();

  /** The instant at which the schedule said that it was due. */
  Optional<Instant> fire();

  /** When the first attempt started; empty if none did. */
  Optional<Instant> startedAt();

  /** When the run ended; empty while it has not. */
  Optional<Instant> endedAt();

  /** The number of the newest attempt, 0 if there was none. */
  int attempt();

  /** How many fires this entry stands for: 1, and more where several were skipped or missed. */
  long fires();

  /**
   * Whether the listeners may have been told of this before: by a process that died before it could
   * say so.
   */
  boolean retold();

  /**
   * Whether there never was such a run: somebody tries out the listener that is told of it, and no
   * other one is.
   */
  default boolean test() {
    return false;
  }

  /** The node that ran it last; empty text if none did. */
  String node();

  /** Why it was skipped, missed, cancelled or lost; empty text for the other ends. */
  String reason();

  /**
   * What was thrown, as text with its stack trace; of a run that is told again after its node died,
   * without. Empty text if nothing was thrown.
   */
  String failureText();

  /** The id of the trace that the run belongs to; empty text without tracing. */
  String traceId();

  /** What was thrown, on the node where it happened; empty elsewhere and when told again. */
  Optional<Throwable> failure();

  /** The counters of the run. */
  Map<String, Long> counts();

  /** The run's page on the dashboard, if there is one. */
  Optional<URI> link();
}
