package io.housekeeper.client;

import io.housekeeper.client.answer.RunSummary.State;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which runs are wanted.
 *
 * @param task only of this one
 * @param states only in one of these; in any if there is none
 * @param page how many are fetched at once
 */
public record RunFilter(Optional<String> task, Set<State> states, int page) {

  /** All of them. */
  public static final RunFilter ALL = new RunFilter(Optional.empty(), Set.of(), 50);

  public RunFilter {
    if (states.contains(State.UNKNOWN)) {
      throw new IllegalArgumentException("nobody can ask for a state that he does not know");
    }
    states = Set.copyOf(states);
  }

  /** Only those of a task. */
  public RunFilter of(String name) {
    return new RunFilter(Optional.of(name), states, page);
  }

  /** Only those in one of these states. */
  public RunFilter in(State... some) {
    return new RunFilter(task, EnumSet.copyOf(Arrays.asList(some)), page);
  }

  /** So many are fetched at once: 1 to 1,000. */
  public RunFilter byPagesOf(int size) {
    return new RunFilter(task, states, size);
  }

  /** The states as the service wants them said. */
  Optional<String> words() {
    return states.isEmpty()
        ? Optional.empty()
        : Optional.of(states.stream().map(State::name).sorted().collect(Collectors.joining(",")));
  }
}
