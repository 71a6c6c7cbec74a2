package io.housekeeper.runtime.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What was, for those who ask; and how it is forgotten. */
public interface History {

  Optional<Entry> entry(long run);

  Optional<LiveRow> live(long run);

  /** The runs of these tasks that are not over, and zombies. */
  List<LiveRow> liveOf(Collection<Integer> tasks);

  /** Runs that are not over, and zombies, with ids below one, newest first. */
  List<LiveRow> live(long below, int limit);

  List<AttemptRow> attempts(long run);

  /** No run that was made at an instant or later has a lower id than this. */
  long lowestId(Instant madeAt);

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
   * work, if it says that it does not: some of them, newest first. Looks at every task.
   */
  List<Entry> failing(int limit);

  /**
   * Of each of these tasks the newest entries of what began from one instant to before another, so
   * many of each at most, newest first.
   */
  List<Entry> within(Collection<Integer> tasks, Instant from, Instant to, int each);

  /** The newest success of each of these tasks that has one. */
  List<Entry> newestSuccess(Collection<Integer> tasks);

  /** The entry of a task that accounts for an instant. */
  Optional<Entry> covering(int task, Instant instant);

  /**
   * What happened from one hour to before another, in rows that add up to hours; of all tasks if
   * none is named.
   */
  List<Rollup> hours(Collection<Integer> tasks, int fromHour, int toHour);

  /**
   * What happened to some tasks from one hour to before another, as counts without lengths: a row
   * for each task and so many hours, as the epoch begins them, in which something did.
   */
  List<Rollup> counts(Collection<Integer> tasks, int fromHour, int toHour, int hours);

  /** What ever happened to tasks, by task. */
  List<Rollup> totals(Collection<Integer> tasks);

  /** Forgets some of what ended before an instant; says how many entries. */
  int forget(Membership me, Instant before, int limit);

  /** Counts some of what happened in hours that were over at an instant; says how many rows. */
  int count(Membership me, Instant before, int limit);

  /** Forgets some of the counted hours that were over at an instant; says how many. */
  int forgetHours(Membership me, Instant before, int limit);
}
