package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.StoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest implements StoreContract {

  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = JdbiStores.sqlite(folder.resolve("ledger.db"), () -> NOON.plusNanos(1_999_999));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  public Store store() {
    return store;
  }
}
