package io.housekeeper.dist.proof;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What was done in a proof: to whom, and who lived when. */
record Story(List<Fault> faults, List<Life> lives) {

  Story {
    faults = List.copyOf(faults);
    lives = List.copyOf(lives);
  }

  /** Whether a fault may be the reason for what happened to a node between two instants. */
  boolean explains(String node, long begin, long end) {
    return faults.stream().anyMatch(fault -> fault.explains(node, begin, end));
  }

  /**
   * Since when somebody could have taken up what a fault interrupted: the node that was undisturbed
   * for longest when it was taken up.
   */
  OptionalLong couldBeTakenUpSince(Fault fault, long takenUp) {
    return lives.stream()
        .filter(life -> life.isAt(takenUp))
        .mapToLong(life -> Math.max(undisturbedSince(life, takenUp), fault.from()))
        .min();
  }

  /** The last one before an instant at which there was one. */
  Fault lastThatInterrupts(long before) {
    return faults.stream()
        .filter(fault -> fault.kind().interrupts() && fault.from() <= before)
        .max(Comparator.comparingLong(Fault::from))
        .orElseThrow();
  }

  private long undisturbedSince(Life life, long instant) {
    Stream<Fault> disturbing =
        faults.stream()
            .filter(fault -> fault.kind() != Fault.Kind.KILLED && fault.hits(life.node()))
            .filter(fault -> fault.from() <= instant && fault.until() >= life.launched());
    return LongStream.concat(
            LongStream.of(life.ableSince(instant)),
            disturbing.mapToLong(fault -> Math.min(fault.until(), instant)))
        .max()
        .orElseThrow();
  }
}
