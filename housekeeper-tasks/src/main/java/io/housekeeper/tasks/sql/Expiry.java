package io.housekeeper.tasks.sql;

import io.housekeeper.api.TaskRun;
import io.housekeeper.tasks.sql.DeleteExpiredRows.Rule;
import io.housekeeper.tasks.sql.DeleteExpiredRows.Unit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The rows of one table that are too old, and the statements that take them. */
final class Expiry {

  private final Connection connection;
  private final Table table;
  private final Optional<Table> archive;
  private final String condition;
  private final List<Object> limits;
  private final int batch;
  private final Dialect dialect;

  private Expiry(
      Connection connection, Table table, Optional<Table> archive, Condition old, int batch)
      throws SQLException {
    this.connection = connection;
    this.table = table;
    this.archive = archive;
    this.condition = old.text();
    this.limits = old.limits();
    this.batch = batch;
    this.dialect = Dialect.of(connection.getMetaData());
  }

  /**
   * When a row is too old.
   *
   * @param limits what its parameters are
   */
  private record Condition(String text, List<Object> limits) {}

  static Expiry of(Connection connection, Rule rule, int batch, Instant now) throws SQLException {
    Table table = Table.find(connection, rule.table());
    String column = table.column(rule.column());
    Optional<Table> archive = Optional.empty();
    if (rule.archive().isPresent()) {
      archive = Optional.of(Table.find(connection, rule.archive().get()));
      for (String each : table.columns().keySet()) {
        archive.get().column(each);
      }
    }
    Condition old = condition(connection, table, column, rule, now.minus(rule.age()));
    String text = old.text() + rule.where().map(more -> " and (" + more + ")").orElse("");
    return new Expiry(connection, table, archive, new Condition(text, old.limits()), batch);
  }

  private static Condition condition(
      Connection connection, Table table, String column, Rule rule, Instant limit)
      throws SQLException {
    String name = table.quoted(column);
    if (Dialect.of(connection.getMetaData()) == Dialect.SQLITE) {
      // There a column has values of any kind, whatever it was declared to have.
      return new Condition(
          "case typeof(%1$s) when 'text' then datetime(%1$s) < datetime(?) else %1$s < ? end"
              .formatted(name),
          List.of(limit.toString(), number(rule.unit(), limit)));
    }
    return new Condition(name + " < ?", List.of(limit(table, column, rule.unit(), limit)));
  }

  private static long number(Unit unit, Instant instant) {
    return unit == Unit.SECONDS ? instant.getEpochSecond() : instant.toEpochMilli();
  }

  /** The instant as the column has it. */
  private static Object limit(Table table, String column, Unit unit, Instant instant)
      throws SQLException {
    return switch (table.type(column)) {
      case Types.TIMESTAMP_WITH_TIMEZONE -> instant.atOffset(ZoneOffset.UTC);
      case Types.TIMESTAMP -> Timestamp.from(instant);
      case Types.DATE -> instant.atOffset(ZoneOffset.UTC).toLocalDate();
      case Types.INTEGER, Types.BIGINT, Types.NUMERIC, Types.DECIMAL, Types.SMALLINT ->
          number(unit, instant);
      case Types.VARCHAR, Types.LONGVARCHAR, Types.CHAR -> instant.toString();
      default ->
          throw new SqlFailure(
              "column '%s' of table '%s' is neither a time nor a number nor a text"
                  .formatted(column, table.name()));
    };
  }

  /** How many rows are too old. */
  long count(TaskRun run) throws SQLException {
    String sql = "select count(*) from %s where %s".formatted(table.quoted(), condition);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement);
      try (ResultSet row = Watched.during(run, statement, statement::executeQuery)) {
        row.next();
        return row.getLong(1);
      }
    } finally {
      connection.rollback();
    }
  }

  private void bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < limits.size(); i++) {
      statement.setObject(i + 1, limits.get(i));
    }
  }

  /** Takes them, a portion in each transaction; says how many. */
  long take(TaskRun run) throws SQLException {
    long all = 0;
    int some = batch;
    while (some == batch) {
      run.throwIfCancelled();
      some = portion(run);
      all += some;
      run.count(archive.isPresent() ? "archived" : "deleted", some);
    }
    return all;
  }

  private int portion(TaskRun run) throws SQLException {
    try {
      int taken = 0;
      for (String sql : statements()) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
          bind(statement);
          taken = Watched.during(run, statement, statement::executeUpdate);
        }
      }
      connection.commit();
      return taken;
    } catch (SQLException | RuntimeException failure) {
      connection.rollback();
      throw failure;
    }
  }

  /** The last one says how many rows were taken. */
  private List<String> statements() throws SQLException {
    return switch (dialect) {
      case POSTGRESQL -> List.of(postgres());
      case SQLITE -> sqlite();
      case OTHER -> List.of(other());
    };
  }

  private String postgres() {
    String delete =
        "delete from %1$s where ctid = any(array(select ctid from %1$s where %2$s limit %3$d))"
            .formatted(table.quoted(), condition, batch);
    return archive
        .map(
            into ->
                "with taken as (%s returning *) insert into %s (%s) select %s from taken"
                    .formatted(delete, into.quoted(), table.quotedColumns(), table.quotedColumns()))
        .orElse(delete);
  }

  /** Both statements see the same rows: nobody else writes in between. */
  private List<String> sqlite() {
    String rows =
        "rowid in (select rowid from %s where %s order by rowid limit %d)"
            .formatted(table.quoted(), condition, batch);
    String delete = "delete from %s where %s".formatted(table.quoted(), rows);
    return archive
        .map(
            into ->
                List.of(
                    "insert into %s (%s) select %s from %s where %s"
                        .formatted(
                            into.quoted(),
                            table.quotedColumns(),
                            table.quotedColumns(),
                            table.quoted(),
                            rows),
                    delete))
        .orElse(List.of(delete));
  }

  /** Whatever else there is has no common way to delete a portion. */
  private String other() throws SQLException {
    if (archive.isPresent()) {
      throw new SqlFailure("rows are archived in PostgreSQL and SQLite only");
    }
    return "delete from %s where %s".formatted(table.quoted(), condition);
  }
}
