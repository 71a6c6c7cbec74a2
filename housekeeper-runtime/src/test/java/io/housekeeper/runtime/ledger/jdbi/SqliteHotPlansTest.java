package io.housekeeper.runtime.ledger.jdbi;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class SqliteHotPlansTest implements HotPlansContract {

  private final Plans plans;

  SqliteHotPlansTest(@TempDir Path folder) throws SQLException {
    SqliteLedger ledger = new SqliteLedger(folder);
    ledger.close();
    try (Connection connection = ledger.connect()) {
      LEDGER.fillSqlite(connection);
    }
    plans = new SqlitePlans(ledger.file());
  }

  @Override
  public Plans plans() {
    return plans;
  }

  /** Rows are found by SEARCH; the alias of a table is its first letter. */
  @Override
  public Pattern wholeTable() {
    return Pattern.compile("(?m)^SCAN (run|live|task|rollup|counted|total|[rltxng])\\b");
  }

  @AfterAll
  void close() throws SQLException {
    plans.close();
  }
}
