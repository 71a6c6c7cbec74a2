package io.housekeeper.runtime.ledger.store;

import io.housekeeper.runtime.ledger.LiveRow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Runs that are not over, and zombies. */
public interface LiveTable {

  /** Where a list of due rows goes on: after the row with this due time and id. */
  record Place(Instant dueAt, long id) {

    public static final Place START = new Place(Instant.EPOCH, 0);
  }

  /** Locks rows in the order of their ids, waiting for others. */
  List<LiveRow> lock(Collection<Long> ids);

  /** Locks the rows that nobody else has locked, in the order of their ids; leaves out the rest. */
  List<LiveRow> lockFree(Collection<Long> ids);

  /** Reads rows without locking them. */
  List<LiveRow> rows(Collection<Long> ids);

  /** The rows that hold the guards of these tasks. */
  List<LiveRow> holders(Collection<Integer> tasks);

  /** The rows that wait in the queues of these tasks. */
  List<LiveRow> queued(Collection<Integer> tasks);

  /** All rows of these tasks. May look at every live row. */
  List<LiveRow> ofTasks(Collection<Integer> tasks);

  /** Rows with ids below one, newest first. */
  List<LiveRow> page(long below, int limit);

  /** All rows that an incarnation owns, zombies too. */
  List<LiveRow> owned(long incarnation);

  /** All rows whose owner is dead or unknown. */
  List<LiveRow> orphaned();

  /**
   * Rows that wait and are due, oldest first, and that an incarnation could take: their task is on
   * (or the run was asked for by hand), it carries the version in force, and nobody else holds the
   * guard.
   */
  List<LiveRow> due(long incarnation, Instant now, Place after, int limit);

  /** When the first row becomes due that waits for an instant after this one. */
  Optional<Instant> nextDue(Instant after);

  /** Refused if an id, a guard, a place in a queue or a link that must be unique is taken. */
  void insert(List<LiveRow> rows);

  /** Writes rows that exist. */
  void update(List<LiveRow> rows);

  void delete(Collection<Long> ids);

  /** Asks the owners of runs to end them; leaves out rows that somebody else has locked. */
  void wantCancelled(Collection<Long> ids);
}
