package io.housekeeper.runtime.run;

import io.housekeeper.api.TaskSpec.Overlap;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What becomes of a fire that is due while a run of its task goes on. */
public final class OverlapPolicy {

  /**
   * So long the fires of a blocked task wait to be accounted for: together they are one entry, and
   * a task that is due each second does not flood the ledger.
   */
  public static final Duration BLOCKED = Duration.ofMinutes(1);

  /** The decision. */
  public sealed interface Decision {

    /** It starts. */
    record Start() implements Decision {}

    /** It is skipped, and its entry names the run in the way. */
    record Skip(long blockedBy) implements Decision {}

    /**
     * It is not claimed yet: it was due before the run in the way had started, so it is only late.
     */
    record Postpone() implements Decision {}

    /** It waits for the run in the way to end, together with others that wait. */
    record Queue() implements Decision {}

    /** The run in the way is cancelled, and this one waits for its end. */
    record Replace(long cancelled) implements Decision {}
  }

  /** The run that holds the guard of a task, and keeps others from starting. */
  public record Holder(long run, Instant firstStartedAt, boolean zombie) {}

  private OverlapPolicy() {}

  /**
   * Decides about a fire.
   *
   * @param holder the run that holds the guard, on whichever node
   * @param queued whether a run of the task waits in the queue already: it goes first, also while
   *     the guard is free, and this one joins it
   */
  public static Decision decide(
      Overlap overlap, Instant fire, Optional<Holder> holder, boolean queued) {
    boolean queues = overlap == Overlap.QUEUE || overlap == Overlap.REPLACE;
    if (holder.isEmpty()) {
      return queued && queues ? new Decision.Queue() : new Decision.Start();
    }
    Holder inTheWay = holder.get();
    return switch (overlap) {
      case ALLOW -> new Decision.Start();
      case QUEUE -> new Decision.Queue();
      case REPLACE ->
          inTheWay.zombie() ? new Decision.Queue() : new Decision.Replace(inTheWay.run());
      case SKIP ->
          fire.isAfter(inTheWay.firstStartedAt())
              ? new Decision.Skip(inTheWay.run())
              : new Decision.Postpone();
    };
  }
}
