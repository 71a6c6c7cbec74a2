package io.housekeeper.runtime.ledger;

/**
 * What happened to a task in an hour, as far as one node has written it down; of hours that are
 * counted, all nodes together; of totals, ever.
 *
 * @param durations how long runs took, as counts by length: see {@link Durations}
 * @param lateness how long after their fires runs of the schedule began
 */
public record Rollup(Key key, Counts counts, Durations durations, Durations lateness) {

  /**
   * Whose row it is.
   *
   * @param hour since the epoch
   */
  public record Key(int task, int hour, int slot) implements Comparable<Key> {

    /** In place of a node's slot: of all nodes together. */
    public static final int ALL_NODES = -1;

    /** Under which an hour is kept that is part of the totals. */
    public Key counted() {
      return new Key(task, hour, ALL_NODES);
    }

    /** Of the totals of the task, which have no hour. */
    public static Key total(int task) {
      return new Key(task, 0, ALL_NODES);
    }

    @Override
    public int compareTo(Key other) {
      int byTask = Integer.compare(task, other.task);
      int byHour = byTask != 0 ? byTask : Integer.compare(hour, other.hour);
      return byHour != 0 ? byHour : Integer.compare(slot, other.slot);
    }
  }

  /**
   * How many of what.
   *
   * @param runs that were executed, however they ended
   * @param bad of them, those that failed, timed out or were lost
   * @param skipped fires that were skipped
   * @param missed fires that were missed
   * @param millis that the runs took, together
   */
  public record Counts(long runs, long bad, long skipped, long missed, long millis) {

    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    public Counts plus(Counts more) {
      return new Counts(
          runs + more.runs,
          bad + more.bad,
          skipped + more.skipped,
          missed + more.missed,
          millis + more.millis);
    }
  }

  public static Rollup empty(Key key) {
    return new Rollup(key, Counts.NONE, Durations.NONE, Durations.NONE);
  }

  /** The same figures under another key. */
  public Rollup at(Key other) {
    return new Rollup(other, counts, durations, lateness);
  }

  /** These together with others of the same key. */
  public Rollup plus(Rollup more) {
    return new Rollup(
        key,
        counts.plus(more.counts),
        durations.plus(more.durations),
        lateness.plus(more.lateness));
  }
}
