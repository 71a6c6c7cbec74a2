package io.housekeeper.runtime.ledger;

import io.housekeeper.runtime.run.Ending;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which entries somebody wants to see.
 *
 * @param task of this one; of all if empty
 * @param endings that ended so; however if empty
 */
public record RunFilter(OptionalInt task, Set<Ending> endings) {

  private static final Set<Ending> DECIDED =
      EnumSet.complementOf(EnumSet.of(Ending.SKIPPED, Ending.MISSED, Ending.CANCELLED));

  public static final RunFilter ALL = new RunFilter(OptionalInt.empty(), Set.of());

  public RunFilter {
    endings = Set.copyOf(endings);
  }

  /** Runs of a task that have succeeded or not: neither cancelled ones nor fires without a run. */
  public static RunFilter decided(int task) {
    return new RunFilter(OptionalInt.of(task), DECIDED);
  }

  public static RunFilter of(int task) {
    return new RunFilter(OptionalInt.of(task), Set.of());
  }
}
