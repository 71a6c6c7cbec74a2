package io.housekeeper.dist.proof;

import io.housekeeper.dist.proof.LedgerRows.EntryRow;
import io.housekeeper.dist.proof.LedgerRows.Links;
import io.housekeeper.dist.proof.LedgerRows.NodeRow;
import io.housekeeper.dist.proof.LedgerRows.Outcome;
import io.housekeeper.dist.proof.LedgerRows.Span;
import io.housekeeper.dist.proof.LedgerRows.TaskRow;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the tables of a ledger, as an auditor would who has never seen Housekeeper's code. */
final class LedgerReader {

  private static final String TASKS =
      """
      select t.id, t.name, t.scope, s.first_seen_at, t.accounted_to
      from %1$stask t join %1$sspec s on s.task_id = t.id order by t.id
      """;

  private static final String ENTRIES =
      """
      select id, task_id, origin, covers_from, fire_at, fires, state, why, fence, blocked_by, upstream,
        coalesce(message, ''), ended_at
      from %1$srun
      union all
      select id, task_id, origin, covers_from, fire_at, fires, state, why, fence, blocked_by, upstream,
        '', 0
      from %1$slive where state <> 12
      order by fire_at, id
      """;

  private static final String NODES = "select name, joined_at, dead_at, told_at from %1$snode";

  /** One row. */
  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final Connection connection;
  private final String schema;

  /**
   * @param schema with a dot behind it, or nothing
   */
  LedgerReader(Connection connection, String schema) {
    this.connection = connection;
    this.schema = schema;
  }

  LedgerRows read(long closedAt) throws SQLException {
    return new LedgerRows(
        all(TASKS, LedgerReader::task),
        all(ENTRIES, LedgerReader::entry),
        all(NODES, LedgerReader::node),
        closedAt);
  }

  private <T> List<T> all(String sql, Row<T> row) throws SQLException {
    List<T> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql.formatted(schema))) {
      while (rows.next()) {
        found.add(row.read(rows));
      }
    }
    return found;
  }

  private static TaskRow task(ResultSet row) throws SQLException {
    return new TaskRow(
        row.getInt(1), row.getString(2), row.getString(3), row.getLong(4), row.getLong(5));
  }

  private static EntryRow entry(ResultSet row) throws SQLException {
    Span span = new Span(row.getInt(3), row.getLong(4), row.getLong(5), row.getLong(6));
    Outcome outcome =
        new Outcome(
            row.getInt(7), row.getInt(8), row.getLong(9), row.getLong(13), row.getString(12));
    Links links = new Links(optional(row, 10), optional(row, 11));
    return new EntryRow(row.getLong(1), row.getInt(2), span, outcome, links);
  }

  private static NodeRow node(ResultSet row) throws SQLException {
    return new NodeRow(row.getString(1), row.getLong(2), optional(row, 3), row.getLong(4));
  }

  private static Optional<Long> optional(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(value);
  }
}
