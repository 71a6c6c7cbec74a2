package io.housekeeper.tasks.sql;

import io.housekeeper.api.Setting;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Executes statements that somebody has written into the configuration. */
public final class Sql implements TaskType<Sql.Settings> {

  /** What is executed, and where. */
  public record Settings(
      @Setting("The database, by its name in the configuration") String database,
      @Setting("The statements, one after the other") List<String> statements,
      @Setting(value = "Whether all of them count or none", or = "true") boolean together,
      @Setting(value = "How many rows of an answer are kept in the log", or = "100") int rows) {

    public Settings {
      if (statements.isEmpty() || statements.stream().anyMatch(String::isBlank)) {
        throw new IllegalArgumentException(
            "statements must have one at least, and none that is blank");
      }
    }
  }

  @Override
  public TaskSpec spec() {
    return TaskSpec.named("sql")
        .describedAs("Executes SQL statements; what they answer is kept with the run")
        .build();
  }

  @Override
  public Class<Settings> settings() {
    return Settings.class;
  }

  @Override
  public void run(Settings settings, TaskRun run) throws Exception {
    try (Connection connection = run.database(settings.database()).getConnection()) {
      connection.setAutoCommit(!settings.together());
      try {
        long rows = 0;
        for (int i = 0; i < settings.statements().size(); i++) {
          run.throwIfCancelled();
          rows += execute(connection, settings.statements().get(i), settings.rows(), run);
          run.progress(i + 1L, settings.statements().size());
        }
        if (settings.together()) {
          connection.commit();
        }
        run.message(rows + " rows");
      } catch (SQLException | RuntimeException failure) {
        if (settings.together()) {
          connection.rollback();
        }
        throw failure;
      }
    }
  }

  private static long execute(Connection connection, String sql, int most, TaskRun run)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (Watched.during(run, statement, () -> statement.execute(sql))) {
        try (ResultSet rows = statement.getResultSet()) {
          return log(rows, most, run);
        }
      }
      long changed = statement.getLargeUpdateCount();
      run.count("changed", changed);
      return changed;
    }
  }

  private static long log(ResultSet rows, int most, TaskRun run) throws SQLException {
    ResultSetMetaData about = rows.getMetaData();
    long number = 0;
    while (rows.next()) {
      if (++number <= most) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= about.getColumnCount(); i++) {
          values.add(about.getColumnLabel(i) + "=" + rows.getString(i));
        }
        run.log(String.join(" ", values));
      }
    }
    run.count("read", number);
    return number;
  }
}
