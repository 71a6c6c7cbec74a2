package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.engine.Feed.Share;
import io.housekeeper.runtime.engine.WriteStep.Outcomes;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who writes for a node: one for what starts and another for what ends, where the ledger takes both
 * at once, so that starts do not wait for ends; otherwise one for both, because together they cost
 * it less.
 */
final class Writers {

  private final WriteStep starter;
  private final Optional<WriteStep> recorder;
  private final Finishes finishes;

  private Writers(WriteStep starter, Optional<WriteStep> recorder, Finishes finishes) {
    this.starter = starter;
    this.recorder = recorder;
    this.finishes = finishes;
  }

  static Writers of(
      Mandate mandate, Finishes finishes, Agenda agenda, Slots slots, Outcomes outcomes) {
    boolean apart = mandate.ledger().runs().areWrittenApart();
    Feed starts = new Feed(apart ? Share.STARTS : Share.ALL, finishes, agenda, slots);
    Feed ends = new Feed(Share.ENDS, finishes, agenda, slots);
    return new Writers(
        new WriteStep(mandate, starts, outcomes),
        apart ? Optional.of(new WriteStep(mandate, ends, outcomes)) : Optional.empty(),
        finishes);
  }

  /** Writes what starts, and what ends if nobody else does; says whether there was anything. */
  boolean start(Instant now, boolean mayStart) {
    return starter.step(now, mayStart);
  }

  /** Whether ends have a writer of their own. */
  boolean areTwo() {
    return recorder.isPresent();
  }

  /** Writes what ends, if that has a writer of its own; says whether there was anything. */
  boolean record(Instant now) {
    return recorder.filter(writer -> writer.step(now, false)).isPresent();
  }

  private List<WriteStep> all() {
    // Who starts runs comes first: their ends come to the other.
    return recorder.map(other -> List.of(starter, other)).orElse(List.of(starter));
  }

  /** Whether there is nothing left to write, nor to find out. */
  boolean areIdle() {
    return all().stream().allMatch(WriteStep::isEmpty);
  }

  /** How many ends wait to be written. */
  int pending() {
    return finishes.size() + all().stream().mapToInt(WriteStep::tried).sum();
  }

  /** Whether a finish of a run waits to be written, or nobody knows whether it was. */
  boolean isPending(long run) {
    return all().stream().anyMatch(writer -> writer.isPending(run));
  }

  /** When the first run ended whose end is not recorded yet. */
  Optional<Instant> oldestUnrecorded() {
    return all().stream()
        .flatMap(writer -> writer.oldestUnrecorded().stream())
        .min(Comparator.naturalOrder());
  }

  /** No run with a lower id has ended and is not recorded yet. */
  long lowestUnrecorded() {
    return all().stream().mapToLong(WriteStep::lowestUnrecorded).min().orElse(Long.MAX_VALUE);
  }
}
