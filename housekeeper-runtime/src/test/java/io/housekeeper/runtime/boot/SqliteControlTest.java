package io.housekeeper.runtime.boot;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteControlTest implements ControlContract {

  @TempDir Path folder;

  @Override
  public LedgerAddress address() {
    return new LedgerAddress.Sqlite(folder.resolve("housekeeper.db"));
  }
}
