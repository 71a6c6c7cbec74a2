package io.housekeeper.runtime.boot;

import io.housekeeper.api.Secret;
import io.housekeeper.runtime.ledger.CannotOpenLedger;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.jdbi.JdbiStores;
import io.housekeeper.runtime.ledger.jdbi.PostgresAddress;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import java.nio.file.Path;
import java.time.InstantSource;

/** Where the ledger is. */
public sealed interface LedgerAddress {

  /** A file, for one process. */
  record Sqlite(Path file) implements LedgerAddress {}

  /**
   * PostgreSQL, for a cluster.
   *
   * @param url as the driver reads it: {@code jdbc:postgresql://host:port/database}
   * @param schema the one schema that holds everything of the ledger and nothing else
   */
  record Postgres(String url, String user, Secret password, String schema)
      implements LedgerAddress {

    private PostgresAddress address() {
      return new PostgresAddress(url, user, password, schema);
    }
  }

  /** The memory of this process: for tests, and for work that need not outlive it. */
  record Memory() implements LedgerAddress {}

  /** A ledger in PostgreSQL, in the schema that is usual. */
  static LedgerAddress postgres(String url, String user, String password) {
    return new Postgres(url, user, Secret.of(password), PostgresAddress.DEFAULT_SCHEMA);
  }

  /**
   * Tries whether it answers; writes nothing to it.
   *
   * @throws CannotOpenLedger with a sentence, if it does not
   */
  default void reach() {
    switch (this) {
      case Sqlite sqlite -> JdbiStores.reachSqlite(sqlite.file());
      case Postgres at -> JdbiStores.reachPostgres(at.address());
      case Memory memory -> {
        // It is there.
      }
    }
  }

  /**
   * Opens it to be read only, also while a node has it.
   *
   * @throws CannotOpenLedger with a sentence, if it cannot be
   */
  default Ledger read(InstantSource wall) {
    return new StoredLedger(
        switch (this) {
          case Sqlite sqlite -> JdbiStores.readSqlite(sqlite.file(), wall);
          case Postgres at -> JdbiStores.readPostgres(at.address());
          case Memory memory -> new MemoryStore(wall);
        });
  }

  /**
   * Opens it.
   *
   * @throws CannotOpenLedger with a sentence, if it cannot be
   */
  default Ledger open(InstantSource wall) {
    return new StoredLedger(
        switch (this) {
          case Sqlite sqlite -> JdbiStores.sqlite(sqlite.file(), wall);
          case Postgres at -> JdbiStores.postgres(at.address());
          case Memory memory -> new MemoryStore(wall);
        });
  }
}
