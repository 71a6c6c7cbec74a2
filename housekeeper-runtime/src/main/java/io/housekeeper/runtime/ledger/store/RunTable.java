package io.housekeeper.runtime.ledger.store;

import io.housekeeper.runtime.ledger.AttemptRow;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Glance;
import io.housekeeper.runtime.ledger.NodeRow.Told;
import io.housekeeper.runtime.ledger.RunFilter;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is over: final entries, and the attempts of runs that had several. */
public interface RunTable {

  /** Refused if an id, or the fire of a task, has an entry already. */
  void insert(List<Entry> entries);

  /** Attempts that did not end their run. */
  void insertAttempts(List<AttemptRow> attempts);

  List<Entry> rows(Collection<Long> ids);

  List<AttemptRow> attempts(long run);

  /** Entries with ids below one, newest first. */
  List<Entry> page(RunFilter filter, long below, int limit);

  /** The newest entry of each of these tasks of a run that was begun, if it has one. */
  List<Entry> newestBegun(Collection<Integer> tasks);

  /** The entry of each of these tasks with the lowest id above one. */
  List<Entry> following(Collection<Integer> tasks, long above);

  /** The newest entries of each of these tasks, so many of each at most, newest first. */
  List<Entry> recent(Collection<Integer> tasks, int each);

  /** The same at a glance. */
  List<Glance> glances(Collection<Integer> tasks, int each);

  /**
   * Of each task that is neither gone nor disabled the newest entry that says whether it does its
   * work, if it says that it does not: some of them, newest first.
   */
  List<Entry> failing(int limit);

  /**
   * Of each of these tasks the newest entries with ids from one to below another, so many of each
   * at most, newest first.
   */
  List<Entry> within(Collection<Integer> tasks, long from, long below, int each);

  /** The newest success of each of these tasks that has one. */
  List<Entry> newestSuccess(Collection<Integer> tasks);

  /** The entry of a task that covers an instant. */
  Optional<Entry> covering(int task, Instant instant);

  /**
   * Sets entries aside that account for fires of a task after an instant; says after when the first
   * of them does.
   */
  Optional<Instant> setAside(int task, Instant after);

  /**
   * What the node with a slot ended after what its listeners were told, in the order of the ids; so
   * many at most.
   */
  List<Entry> untold(int slot, Told told, int most);

  /**
   * Deletes some entries with ids below one that ended before an instant, with their attempts, logs
   * and stacks; keeps the newest entry and the newest success of each task. Returns how many.
   */
  int deleteBelow(long id, Instant endedBefore, int limit);

  /** Deletes all entries of a task, some at a time. Returns how many. */
  int deleteOf(int task, int limit);
}
