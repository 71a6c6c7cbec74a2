package io.housekeeper.runtime.ledger.jdbi;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** A transaction on SQLite: many values travel as JSON, many rows as a batch. */
final class SqliteSession extends Session {

  private final SqliteTexts texts;
  private final PreparedStatements statements;
  private final InstantSource clock;
  private boolean failed;

  SqliteSession(
      Handle handle,
      SqliteTexts texts,
      PreparedStatements statements,
      KnownRows known,
      InstantSource clock) {
    super(handle, known);
    this.texts = texts;
    this.statements = statements;
    this.clock = clock;
  }

  void begin() {
    failed = false;
  }

  /** Whether a statement has failed since: the transaction is not whole. */
  boolean hasFailed() {
    return failed;
  }

  @Override
  Argument argument(Many many) {
    String json = JsonArray.of(many.values());
    return (position, statement, context) -> statement.setString(position, json);
  }

  @Override
  Query queryByClock(String text) {
    return query(text).bind("now", clock.instant().toEpochMilli());
  }

  @Override
  <R> int write(String text, List<Column<R>> columns, List<R> rows) {
    if (rows.isEmpty()) {
      return 0;
    }
    try {
      PreparedStatement statement = statements.of(texts.of(text, columns));
      statement.clearBatch();
      for (R row : rows) {
        bind(statement, columns, row);
        statement.addBatch();
      }
      return sum(statement.executeBatch());
    } catch (SQLException e) {
      failed = true;
      throw new UnableToExecuteStatementException(e, null);
    }
  }

  @Override
  boolean isDuplicate(JdbiException thrown) {
    return SqliteFailures.isDuplicate(thrown);
  }

  /** All keys at once, because the driver asks for the names of the columns at each execution. */
  @Override
  <K, R> List<R> find(String text, List<Column<K>> columns, List<K> keys, Layout<R> layout) {
    if (keys.isEmpty()) {
      return List.of();
    }
    List<R> found = new ArrayList<>();
    try {
      PreparedStatement statement = statements.of(texts.ofKeys(text, columns));
      statement.setString(1, JsonArray.ofRows(columns, keys));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(layout.read(new Cells(row)));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e, null);
    }
  }

  private static <R> void bind(PreparedStatement statement, List<Column<R>> columns, R row)
      throws SQLException {
    for (int i = 0; i < columns.size(); i++) {
      bind(statement, i + 1, columns.get(i).value().apply(row));
    }
  }

  private static void bind(PreparedStatement statement, int position, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setNull(position, Types.NULL);
      case Long number -> statement.setLong(position, number);
      case Integer number -> statement.setInt(position, number);
      default -> statement.setString(position, (String) value);
    }
  }

  private static int sum(int[] counts) {
    int sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }
}
