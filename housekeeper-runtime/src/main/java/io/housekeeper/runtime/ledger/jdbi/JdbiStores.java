package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.store.Store;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Opens ledgers. Tables are made or brought up to date; what stands in the way is a {@link
 * io.housekeeper.runtime.ledger.CannotOpenLedger}.
 */
public final class JdbiStores {

  private JdbiStores() {}

  /**
   * A ledger in a file, for one process.
   *
   * @param clock the database's clock: SQLite has none of its own
   */
  public static Store sqlite(Path file, InstantSource clock) {
    return SqliteOpening.open(file, clock);
  }

  /** A ledger in a file that is only read, also while another process owns it. */
  public static Store readSqlite(Path file, InstantSource clock) {
    return SqliteOpening.reading(file, clock);
  }

  /** A ledger in PostgreSQL that is only read. */
  public static Store readPostgres(PostgresAddress address) {
    return PostgresOpening.reading(address);
  }

  /**
   * Copies a ledger in a file as it is at one moment, also while another process owns it. The copy
   * is looked through before it has its name.
   */
  public static void copySqlite(Path file, Path copy) {
    SqliteCopy.of(file, copy);
  }

  /** Tries whether a ledger in a file could be opened; writes nothing. */
  public static void reachSqlite(Path file) {
    SqliteOpening.reach(file);
  }

  /** Tries whether a PostgreSQL answers that a ledger could be in; writes nothing. */
  public static void reachPostgres(PostgresAddress address) {
    PostgresOpening.reach(address);
  }

  /** A ledger in PostgreSQL, for a cluster. */
  public static Store postgres(PostgresAddress address) {
    return PostgresOpening.open(address);
  }
}
