package io.housekeeper.runtime.engine;

import io.housekeeper.api.Secret;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.jdbi.JdbiStores;
import io.housekeeper.runtime.ledger.jdbi.PostgresAddress;
import io.housekeeper.runtime.ledger.jdbi.PostgresServer;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import java.nio.file.Path;
import java.time.InstantSource;

/** Real ledgers, as a node opens them. */
final class Ledgers {

  private Ledgers() {}

  static Ledger sqlite(Path folder) {
    return new StoredLedger(
        JdbiStores.sqlite(folder.resolve("housekeeper.db"), InstantSource.system()));
  }

  static Ledger postgres(String url) {
    return postgres(url, PostgresServer.USER, PostgresServer.PASSWORD);
  }

  static Ledger postgres(String url, String user, String password) {
    return new StoredLedger(
        JdbiStores.postgres(
            new PostgresAddress(url, user, Secret.of(password), PostgresAddress.DEFAULT_SCHEMA)));
  }
}
