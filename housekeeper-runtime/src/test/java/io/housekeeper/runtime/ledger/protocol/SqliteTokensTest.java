package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.jdbi.JdbiStores;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteTokensTest implements TokensContract {

  @TempDir Path folder;
  private Optional<Ledger> ledger = Optional.empty();

  @Override
  public Ledger ledger() {
    if (ledger.isEmpty()) {
      Path file = folder.resolve("housekeeper.db");
      ledger = Optional.of(new StoredLedger(JdbiStores.sqlite(file, InstantSource.system())));
    }
    return ledger.get();
  }

  @AfterEach
  void close() {
    ledger.ifPresent(Ledger::close);
  }
}
