package io.housekeeper.client.answer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All that is to be known of a run.
 *
 * @param who asked for it; empty if nobody did
 * @param why he did
 * @param settings of this run only
 * @param retryOf the run that it tries again
 * @param upstream the run that it follows
 * @param blockedBy the run that was in the way
 * @param after the instant after which the fires begin that it stands for
 * @param node the one that executes it, or did
 * @param traceId of the trace that it is part of, if it is traced
 * @param fencingToken of the last attempt
 * @param cpuMicros processor time, in microseconds
 * @param allocatedBytes memory that was allocated
 * @param counts what it counted
 * @param progress how far it is
 * @param attempts those that did not end it, oldest first
 * @param stacks where its threads were when they threw, or had had their time
 */
public record RunDetail(
    RunSummary run,
    String who,
    String why,
    Optional<Object> settings,
    Optional<String> retryOf,
    Optional<String> upstream,
    Optional<String> blockedBy,
    Optional<Instant> after,
    Optional<String> node,
    Optional<String> traceId,
    OptionalLong fencingToken,
    OptionalLong cpuMicros,
    OptionalLong allocatedBytes,
    Map<String, Long> counts,
    Optional<Progress> progress,
    List<Attempt> attempts,
    List<Stack> stacks) {

  /** So much is done of so much. */
  public record Progress(long done, long total) {}

  /**
   * An attempt that did not end its run.
   *
   * @param number from 1
   * @param state how it ended
   * @param message what failed
   */
  public record Attempt(
      int number, RunSummary.State state, Instant startedAt, Instant endedAt, String message) {}

  /** Where a thread was, line by line. */
  public record Stack(int attempt, String text) {}
}
