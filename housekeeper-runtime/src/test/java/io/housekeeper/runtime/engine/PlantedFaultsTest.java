package io.housekeeper.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * What the simulation is worth: each fault that the protocol guards against is found when it is
 * planted, by the invariant that it breaks; and the same story without it is clean.
 */
class PlantedFaultsTest {

  /** In so many stories each of the faults must have shown itself. */
  private static final int BOUND = 400;

  private record Story(List<String> violations, Set<Integer> broken, int deadlocks) {

    static Story of(long seed, Interleaved planted) {
      Invariants invariants = new SimulatedCluster(seed, planted).run();
      return new Story(
          List.copyOf(invariants.violations()),
          Set.copyOf(invariants.broken()),
          planted.deadlocks());
    }

    boolean violates(int invariant) {
      return broken.contains(invariant);
    }
  }

  @Test
  void cursorFromTheNewestEntry() {
    finds(CursorFromTheNewestEntry::new, story -> story.violates(1));
  }

  @Test
  void claimWithoutTheCompareAndSwap() {
    finds(ClaimWithoutTheCompareAndSwap::new, story -> story.violates(1));
  }

  @Test
  void completionWithoutTheFence() {
    finds(CompletionWithoutTheFence::new, story -> story.violates(4));
  }

  @Test
  void commitUnknownTakenAsFailure() {
    finds(UnknownOutcomeTakenAsFailure::new, story -> story.violates(10));
  }

  @Test
  void sweepWithoutTheRowLock() {
    findsFrom(131, SweepWithoutTheRowLock::new, story -> story.violates(3));
  }

  @Test
  void sweepByTheDatabasesClockAfterAnOutage() {
    finds(SweepByTheDatabasesClock::new, story -> story.violates(12));
  }

  @Test
  void unsortedLocks() {
    finds(UnsortedLocks::new, story -> story.deadlocks > 0);
  }

  @Test
  void noSelfInterrupt() {
    finds(NoSelfInterrupt::new, story -> story.violates(3));
  }

  @Test
  void guardReleasedAtTimeOut() {
    finds(GuardReleasedAtTimeOut::new, story -> story.violates(5));
  }

  @Test
  void runsWhatIsAnotherNodes() {
    finds(RunsWhatIsAnotherNodes::new, story -> story.violates(3));
  }

  @Test
  void countingWithoutLocks() {
    findsFrom(201, CountingWithoutLocks::new, story -> story.violates(11));
  }

  private static void finds(Supplier<Interleaved> fault, Predicate<Story> shows) {
    findsFrom(1, fault, shows);
  }

  /** What shows itself in few stories is looked for in all of them, but first where it was seen. */
  private static void findsFrom(long first, Supplier<Interleaved> fault, Predicate<Story> shows) {
    for (int i = 0; i < BOUND; i++) {
      long seed = 1 + (first - 1 + i) % BOUND;
      Interleaved planted = fault.get();
      Story story = Story.of(seed, planted);
      if (shows.test(story)) {
        Story without = Story.of(seed, planted.without());
        assertThat(shows.test(without)).as("seed %d without: %s", seed, without).isFalse();
        System.out.printf(
            "%s is found by seed %d: %s%n",
            planted.getClass().getSimpleName(), seed, story.broken());
        return;
      }
    }
    throw new AssertionError("not found by %d seeds".formatted(BOUND));
  }
}
