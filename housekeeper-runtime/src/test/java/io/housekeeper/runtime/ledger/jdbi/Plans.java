package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.store.Transaction;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Shows the plans of the statements that some work makes, which is rolled back. */
public interface Plans extends AutoCloseable {

  /** So often, that PostgreSQL has decided whether to plan without looking at the values. */
  int TIMES = 12;

  /**
   * What was seen.
   *
   * @param plans of the last time
   * @param median of all times, with what the driver and the mapping of rows take
   */
  record Seen(List<StatementPlan> plans, Duration median) {}

  /** Does the work some times. */
  Seen of(Consumer<Transaction> work) throws SQLException;

  @Override
  void close() throws SQLException;
}
