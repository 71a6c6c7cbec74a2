package io.housekeeper.runtime.control;

import io.housekeeper.api.Run.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All that is to be known of a run.
 *
 * @param attempts those that did not end it, oldest first
 * @param stacks where its threads were when they threw, or had had their time
 */
public record RunDetail(
    RunSummary summary, Origins origins, Cost cost, List<Attempt> attempts, List<Stack> stacks) {

  /**
   * What it goes back to.
   *
   * @param who asked for it; empty if nobody did
   * @param settings of this run only: JSON, or empty
   * @param retryOf the run that it tries again
   * @param upstream the run that it follows
   * @param blockedBy the run that was in the way
   * @param after the instant after which the fires begin that it stands for
   */
  public record Origins(
      String who,
      String why,
      String settings,
      Optional<String> retryOf,
      Optional<String> upstream,
      Optional<String> blockedBy,
      Optional<Instant> after) {}

  /**
   * Where it was executed, what that cost, and what it counted.
   *
   * @param node which one executes it, or did
   * @param trace what it is traced as; empty if nobody traces it
   * @param fencingToken of the last attempt
   * @param cpuMicros empty where it is not known
   * @param allocatedBytes empty where it is not known
   * @param progress how far it is, of how much; empty if it does not say
   */
  public record Cost(
      Optional<String> node,
      Optional<Trace> trace,
      OptionalLong fencingToken,
      OptionalLong cpuMicros,
      OptionalLong allocatedBytes,
      Map<String, Long> counts,
      Optional<Progress> progress) {}

  /**
   * What it is traced as.
   *
   * @param id of the trace
   * @param sampled whether it is kept, and not only made
   */
  public record Trace(String id, boolean sampled) {}

  /** How far it is. */
  public record Progress(long done, long total) {}

  /** An attempt that did not end the run. */
  public record Attempt(
      int number, State state, Instant startedAt, Instant endedAt, String message) {}

  /**
   * Where a thread was.
   *
   * @param timeUp whether that was when it had had its time; otherwise, when it threw
   */
  public record Stack(int attempt, boolean timeUp, String text) {}
}
