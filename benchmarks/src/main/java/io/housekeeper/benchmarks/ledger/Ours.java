package io.housekeeper.benchmarks.ledger;

import java.sql.SQLException;

/** What the comparison with peers measures of ours, in a PostgreSQL database of its own. */
public final class Ours implements AutoCloseable {

  private static final int RAW_ROUNDS = 5;

  private final Databases.Place place;
  private final Burst burst;

  private Ours(Databases.Place place, Burst burst) {
    this.place = place;
    this.burst = burst;
  }

  /** Bursts of so many tasks, one after another in one ledger. */
  public static Ours bursts(int tasks) {
    Databases.Place place = Databases.POSTGRESQL.open();
    return new Ours(place, new Burst(place.store(), tasks));
  }

  /** Runs per second of one burst. */
  public double next() throws InterruptedException {
    return burst.next().runsPerSecond();
  }

  /** Runs per second that the statements alone come to. */
  public static double rawLimit(int tasks) throws SQLException {
    return RawLimit.of(Databases.POSTGRESQL, tasks, RAW_ROUNDS);
  }

  /** How late tasks begin that are due every second. */
  public static Lateness steady(int tasks, int seconds, String schedule)
      throws InterruptedException {
    try (Databases.Place place = Databases.POSTGRESQL.open()) {
      return Steady.measure(place.store(), tasks, seconds, schedule);
    }
  }

  /** How many of ours run at once. */
  public static int slots() {
    return Fleet.SLOTS;
  }

  @Override
  public void close() {
    burst.close();
    place.close();
  }
}
