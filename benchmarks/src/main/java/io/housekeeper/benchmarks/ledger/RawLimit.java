package io.housekeeper.benchmarks.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * What the database can do at best: the statements that claim and finish, with the condition on the
 * cursor, in batches of 256 on one connection. No engine, no roll-ups, no look at what is decided.
 */
final class RawLimit {

  private static final int BATCH = 256;

  /** Where the cursors begin. */
  static final long FIRST = 1_700_000_000_000L;

  /** The statements in the words of one database. */
  interface Statements {

    /** The same tables as the ledger has, with so many tasks. */
    void fill(int tasks) throws SQLException;

    /** Moves the cursors of tasks from one place to the next, and makes a row for each run. */
    void claim(long[] runs, int[] tasks, long cursor) throws SQLException;

    /** Deletes the rows of runs and writes their entries. */
    void finish(long[] runs) throws SQLException;
  }

  private final Connection connection;
  private final Statements statements;

  /** As large as those of the ledger are. */
  private long nextRun = 1_800_000_000_000L << 20;

  RawLimit(Connection connection, Statements statements) {
    this.connection = connection;
    this.statements = statements;
  }

  /** Runs per second in a ledger of its own; zero where there is no database. */
  static double of(Databases database, int tasks, int rounds) throws SQLException {
    try (Databases.Place place = database.open()) {
      place.store().close();
      if (place.beside().isEmpty()) {
        return 0;
      }
      try (Connection connection = place.connect()) {
        Statements statements =
            database == Databases.SQLITE ? new RawSqlite(connection) : new RawPostgres(connection);
        return new RawLimit(connection, statements).measure(tasks, rounds);
      }
    }
  }

  /** Runs per second of the best round; the rounds before the last few warm up. */
  double measure(int tasks, int rounds) throws SQLException {
    connection.setAutoCommit(false);
    statements.fill(tasks);
    connection.commit();
    double best = 0;
    for (int round = 0; round < rounds; round++) {
      long begin = System.nanoTime();
      round(tasks, FIRST + round);
      best = Math.max(best, tasks / (Duration.ofNanos(System.nanoTime() - begin).toNanos() / 1e9));
    }
    return best;
  }

  /** As in the ledger, one transaction claims some runs and finishes those claimed before. */
  private void round(int tasks, long cursor) throws SQLException {
    long[] last = {};
    for (int first = 1; first <= tasks; first += BATCH) {
      int size = Math.min(BATCH, tasks + 1 - first);
      int[] some = new int[size];
      long[] runs = new long[size];
      for (int i = 0; i < size; i++) {
        some[i] = first + i;
        runs[i] = nextRun++;
      }
      statements.finish(last);
      statements.claim(runs, some, cursor);
      connection.commit();
      last = runs;
    }
    statements.finish(last);
    connection.commit();
  }

  static void execute(Connection connection, String... texts) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String text : texts) {
        statement.execute(text);
      }
    }
  }
}
