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

  /** A ledger in PostgreSQL, for a cluster. */
  public static Store postgres(PostgresAddress address) {
    return PostgresOpening.open(address);
  }
}
