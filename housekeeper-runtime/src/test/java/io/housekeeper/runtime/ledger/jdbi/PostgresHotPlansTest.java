package io.housekeeper.runtime.ledger.jdbi;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class PostgresHotPlansTest implements HotPlansContract {

  private final PostgresLedger ledger = PostgresLedger.fresh();
  private final Plans plans;

  PostgresHotPlansTest() throws SQLException {
    plans = new PostgresPlans(ledger.database().url());
  }

  @BeforeAll
  void fill() throws SQLException {
    try (Connection connection = ledger.connect()) {
      LEDGER.fillPostgres(connection);
    }
  }

  @Override
  public Plans plans() {
    return plans;
  }

  @Override
  public Pattern wholeTable() {
    return Pattern.compile("Seq Scan on (run|live|task|rollup|counted|total)\\b");
  }

  @AfterAll
  void close() throws SQLException {
    plans.close();
    ledger.close();
  }
}
