package io.housekeeper.runtime.control;

import io.housekeeper.api.Run.State;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which runs somebody wants to see.
 *
 * @param task of this one; of all if empty
 * @param states in one of these; in any if empty
 * @param below only those that are older than the run with this id, which ended a page before
 * @param limit how many at most
 */
public record RunQuery(
    Optional<String> task, Set<State> states, Optional<String> below, int limit) {

  public RunQuery {
    states = states.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(states));
    if (limit < 1 || limit > 1_000) {
      throw new IllegalArgumentException("a page has 1 to 1000 runs, not " + limit);
    }
  }

  /** The newest of all tasks. */
  public static RunQuery newest(int limit) {
    return new RunQuery(Optional.empty(), Set.of(), Optional.empty(), limit);
  }

  /** The same of one task. */
  public RunQuery of(String name) {
    return new RunQuery(Optional.of(name), states, below, limit);
  }

  /** The same in these states only. */
  public RunQuery in(Set<State> some) {
    return new RunQuery(task, some, below, limit);
  }

  /** The page after the one that ended with a run. */
  public RunQuery after(RunSummary last) {
    return new RunQuery(task, states, Optional.of(last.id()), limit);
  }
}
