package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.store.Transaction;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;

/** The plans as PostgreSQL has carried them out, told to the connection that asked. */
public final class PostgresPlans implements Plans {

  private static final List<String> TELL =
      List.of(
          "load 'auto_explain'",
          "set auto_explain.log_min_duration = 0",
          "set auto_explain.log_analyze = on",
          "set auto_explain.log_buffers = on",
          "set auto_explain.log_timing = off",
          "set auto_explain.log_level = 'notice'");

  /** A plan is told when the next statement begins, so there has to be one. */
  private static final String NEXT = "select 'next'";

  private final Connection connection;
  private final Handle handle;
  private final PostgresTexts texts = new PostgresTexts(PostgresAddress.DEFAULT_SCHEMA);
  private final List<StatementPlan> seen = new ArrayList<>();

  public PostgresPlans(String url) throws SQLException {
    connection = DriverManager.getConnection(url, PostgresServer.USER, PostgresServer.PASSWORD);
    try (Statement statement = connection.createStatement()) {
      for (String setting : TELL) {
        statement.execute(setting);
      }
    }
    connection.setAutoCommit(false);
    Jdbi jdbi = Jdbi.create(connection);
    jdbi.getConfig(SqlStatements.class).setTemplateEngine(texts).setSqlLogger(new Reader());
    handle = jdbi.open();
  }

  @Override
  public Seen of(Consumer<Transaction> work) throws SQLException {
    List<Duration> times = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      seen.clear();
      long begin = System.nanoTime();
      work.accept(new JdbiTransaction(new PostgresSession(handle, texts)));
      times.add(Duration.ofNanos(System.nanoTime() - begin));
      try (Statement next = connection.createStatement()) {
        next.execute(NEXT);
        read(next);
      }
      connection.rollback();
    }
    Collections.sort(times);
    return new Seen(List.copyOf(seen), times.get(TIMES / 2));
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private void read(Statement statement) throws SQLException {
    SQLWarning told = statement.getWarnings();
    for (; told != null; told = told.getNextWarning()) {
      String text = String.valueOf(told.getMessage());
      if (text.contains("(cost=") && !text.contains(NEXT)) {
        add(text);
      }
    }
  }

  /** After how long it took come the statement and its plan, whose first line tells the costs. */
  private void add(String told) {
    int line = told.lastIndexOf('\n', told.indexOf("(cost=")) + 1;
    seen.add(new StatementPlan(told.substring(0, line).strip(), told.substring(line).strip()));
  }

  private final class Reader implements SqlLogger {

    @Override
    public void logAfterExecution(StatementContext context) {
      try {
        read(context.getStatement());
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
