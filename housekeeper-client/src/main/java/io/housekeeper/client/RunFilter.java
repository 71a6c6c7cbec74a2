package io.housekeeper.client;

import io.housekeeper.client.answer.RunSummary.State;
import io.housekeeper.client.answer.RunSummary.Trigger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which runs are wanted.
 *
 * @param task only of this one
 * @param states only in one of these; in any if there is none
 * @param narrow what else is to be so
 * @param page how many are fetched at once
 */
public record RunFilter(Optional<String> task, Set<State> states, Narrow narrow, int page) {

  /** All of them. */
  public static final RunFilter ALL = new RunFilter(Optional.empty(), Set.of(), Narrow.NOTHING, 50);

  /**
   * What runs are looked through for, which may take some time.
   *
   * @param triggers only those that go back to one of these; to any if there is none
   * @param node only those that this one executed
   * @param from only those that began then or later; of fires that none was made of, were due
   * @param to only those that began before then
   * @param containing only those whose message contains this, whatever its case
   */
  public record Narrow(
      Set<Trigger> triggers,
      Optional<String> node,
      Optional<Instant> from,
      Optional<Instant> to,
      String containing) {

    /** Nothing else. */
    public static final Narrow NOTHING =
        new Narrow(Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), "");

    public Narrow {
      if (triggers.contains(Trigger.UNKNOWN)) {
        throw new IllegalArgumentException("nobody can ask for a trigger that he does not know");
      }
      triggers = Set.copyOf(triggers);
    }

    Ask in(Ask ask) {
      Ask some =
          ask.with("trigger", words(triggers)).with("node", node).with("from", from).with("to", to);
      return containing.isEmpty() ? some : some.with("containing", containing);
    }
  }

  public RunFilter {
    if (states.contains(State.UNKNOWN)) {
      throw new IllegalArgumentException("nobody can ask for a state that he does not know");
    }
    states = Set.copyOf(states);
  }

  /** Only those of a task. */
  public RunFilter of(String name) {
    return new RunFilter(Optional.of(name), states, narrow, page);
  }

  /** Only those in one of these states. */
  public RunFilter in(State... some) {
    return new RunFilter(task, EnumSet.copyOf(Arrays.asList(some)), narrow, page);
  }

  /** Only those that go back to one of these. */
  public RunFilter by(Trigger... some) {
    Set<Trigger> triggers = EnumSet.copyOf(Arrays.asList(some));
    return with(new Narrow(triggers, narrow.node, narrow.from, narrow.to, narrow.containing));
  }

  /** Only those that a node executed. */
  public RunFilter on(String node) {
    return with(
        new Narrow(narrow.triggers, Optional.of(node), narrow.from, narrow.to, narrow.containing));
  }

  /** Only those that began then or later; of fires that none was made of, were due. */
  public RunFilter from(Instant first) {
    return with(
        new Narrow(narrow.triggers, narrow.node, Optional.of(first), narrow.to, narrow.containing));
  }

  /** Only those that began before then. */
  public RunFilter to(Instant end) {
    return with(
        new Narrow(narrow.triggers, narrow.node, narrow.from, Optional.of(end), narrow.containing));
  }

  /** Only those whose message contains this, whatever its case. */
  public RunFilter containing(String text) {
    return with(new Narrow(narrow.triggers, narrow.node, narrow.from, narrow.to, text));
  }

  private RunFilter with(Narrow other) {
    return new RunFilter(task, states, other, page);
  }

  /** So many are fetched at once: 1 to 1,000. */
  public RunFilter byPagesOf(int size) {
    return new RunFilter(task, states, narrow, size);
  }

  /** The same question, as the service wants it asked. */
  Ask in(Ask ask) {
    return narrow.in(ask.with("task", task).with("state", words(states))).with("limit", page);
  }

  private static Optional<String> words(Collection<? extends Enum<?>> some) {
    return some.isEmpty()
        ? Optional.empty()
        : Optional.of(some.stream().map(Enum::name).sorted().collect(Collectors.joining(",")));
  }
}
