package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.jdbi.JdbiStores;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteEngineTest
    implements EngineContract,
        LastingContract,
        AskingContract,
        ExpectingContract,
        MadeTasksContract,
        FarewellContract,
        RenamingContract,
        RenamedTasksContract {

  @TempDir Path folder;

  private Ledger ledger =
      new StoredLedger(
          new io.housekeeper.runtime.ledger.memory.MemoryStore(InstantSource.system()));

  @BeforeEach
  void open() {
    ledger =
        new StoredLedger(
            JdbiStores.sqlite(folder.resolve("housekeeper.db"), InstantSource.system()));
  }

  @Override
  public Ledger ledger() {
    return ledger;
  }

  @AfterEach
  void close() {
    ledger.close();
  }
}
