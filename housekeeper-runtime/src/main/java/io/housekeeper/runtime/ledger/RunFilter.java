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

  private static final Set<Ending> EXECUTED =
      EnumSet.complementOf(EnumSet.of(Ending.SKIPPED, Ending.MISSED));

  public static final RunFilter ALL = new RunFilter(OptionalInt.empty(), Set.of());

  public RunFilter {
    endings = Set.copyOf(endings);
  }

  /** Runs of a task that were executed: not fires that none was made of. */
  public static RunFilter executed(int task) {
    return new RunFilter(OptionalInt.of(task), EXECUTED);
  }

  public static RunFilter of(int task) {
    return new RunFilter(OptionalInt.of(task), Set.of());
  }
}
