package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.store.Transaction;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The plans as SQLite makes them. */
public final class SqlitePlans implements Plans {

  /** Thrown to roll back. */
  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private final SqliteConnection writer;

  public SqlitePlans(Path file) throws SQLException {
    writer = new SqliteFile(file).writer(InstantSource.system());
  }

  @Override
  public Seen of(Consumer<Transaction> work) throws SQLException {
    List<Duration> times = new ArrayList<>();
    Set<String> texts = new TreeSet<>();
    for (int i = 0; i < TIMES; i++) {
      times.add(rolledBack(work, texts));
    }
    Collections.sort(times);
    List<StatementPlan> plans = new ArrayList<>();
    for (String text : texts) {
      plans.add(new StatementPlan(text, plan(text)));
    }
    return new Seen(plans, times.get(TIMES / 2));
  }

  private Duration rolledBack(Consumer<Transaction> work, Set<String> texts) {
    long begin = System.nanoTime();
    Duration[] time = new Duration[1];
    try {
      return writer.transact(
          tx -> {
            work.accept(tx);
            time[0] = Duration.ofNanos(System.nanoTime() - begin);
            texts.addAll(writer.texts());
            throw new Enough();
          });
    } catch (Enough rolledBack) {
      return time[0];
    }
  }

  private String plan(String sql) throws SQLException {
    StringJoiner plan = new StringJoiner("\n");
    try (Statement statement = writer.connection().createStatement();
        ResultSet step = statement.executeQuery("explain query plan " + sql)) {
      while (step.next()) {
        plan.add(step.getString("detail"));
      }
    }
    return plan.toString();
  }

  @Override
  public void close() {
    writer.close();
  }
}
