package io.housekeeper.runtime.control;

import io.housekeeper.api.Run.State;
import io.housekeeper.api.Run.Trigger;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which runs somebody wants to see.
 *
 * @param task of this one; of all if empty
 * @param states in one of these; in any if empty
 * @param narrow what else is to be so
 * @param below only those that are older than the run with this id, which ended a page before
 * @param limit how many at most
 */
public record RunQuery(
    Optional<String> task, Set<State> states, Narrow narrow, Optional<String> below, int limit) {

  /**
   * What runs are looked through for, since no index knows it: a page may have fewer than it could,
   * and others may follow.
   *
   * @param triggers that go back to one of these; to any if empty
   * @param node that this one executed, or wrote down; any if empty
   * @param from that began then or later; of fires that none was made of, those that were due
   * @param to that began before then. Of runs that waited for more than an hour before they began
   *     some are not found by either
   * @param containing whose message contains this, whatever its case; whatever it says if empty
   */
  public record Narrow(
      Set<Trigger> triggers,
      Optional<String> node,
      Optional<Instant> from,
      Optional<Instant> to,
      String containing) {

    /** Nothing else. */
    public static final Narrow NONE =
        new Narrow(Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), "");

    public Narrow {
      triggers = triggers.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(triggers));
    }

    /** That go back to one of these. */
    public Narrow by(Set<Trigger> some) {
      return new Narrow(some, node, from, to, containing);
    }

    /** That a node executed. */
    public Narrow on(String name) {
      return new Narrow(triggers, Optional.of(name), from, to, containing);
    }

    /** That began then or later. */
    public Narrow from(Instant first) {
      return new Narrow(triggers, node, Optional.of(first), to, containing);
    }

    /** That began before then. */
    public Narrow to(Instant end) {
      return new Narrow(triggers, node, from, Optional.of(end), containing);
    }

    /** Whose message contains this. */
    public Narrow containing(String text) {
      return new Narrow(triggers, node, from, to, text);
    }
  }

  public RunQuery {
    states = states.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(states));
    if (limit < 1 || limit > 1_000) {
      throw new IllegalArgumentException("a page has 1 to 1000 runs, not " + limit);
    }
  }

  public RunQuery(Optional<String> task, Set<State> states, Optional<String> below, int limit) {
    this(task, states, Narrow.NONE, below, limit);
  }

  /** The newest of all tasks. */
  public static RunQuery newest(int limit) {
    return new RunQuery(Optional.empty(), Set.of(), Optional.empty(), limit);
  }

  /** The same of one task. */
  public RunQuery of(String name) {
    return new RunQuery(Optional.of(name), states, narrow, below, limit);
  }

  /** The same in these states only. */
  public RunQuery in(Set<State> some) {
    return new RunQuery(task, some, narrow, below, limit);
  }

  /** The same where this is so, too. */
  public RunQuery where(Narrow also) {
    return new RunQuery(task, states, also, below, limit);
  }

  /** The page after the one that ended with a run. */
  public RunQuery after(RunSummary last) {
    return after(last.id());
  }

  /** The page that follows another, by what that has said. */
  public RunQuery after(String next) {
    return new RunQuery(task, states, narrow, Optional.of(next), limit);
  }
}
