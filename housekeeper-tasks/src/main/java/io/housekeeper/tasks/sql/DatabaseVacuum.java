package io.housekeeper.tasks.sql;

import io.housekeeper.api.Setting;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Gives room back that deleted rows took, and renews what the database knows of its tables. */
public final class DatabaseVacuum implements TaskType<DatabaseVacuum.Settings> {

  /** What is tidied. */
  public record Settings(
      @Setting("The database, by its name in the configuration") String database,
      @Setting("Tables; all of them unless there are some") List<String> tables,
      @Setting(value = "Whether what is known of the tables is renewed too", or = "true")
          boolean analyze) {}

  @Override
  public TaskSpec spec() {
    return TaskSpec.named("database-vacuum")
        .describedAs("Vacuums and analyses a database")
        .timeout(Duration.ofHours(6))
        .build();
  }

  @Override
  public Class<Settings> settings() {
    return Settings.class;
  }

  @Override
  public void run(Settings settings, TaskRun run) throws Exception {
    try (Connection connection = run.database(settings.database()).getConnection()) {
      // A vacuum is no part of a transaction.
      connection.setAutoCommit(true);
      List<String> statements = statements(connection, settings);
      for (int i = 0; i < statements.size(); i++) {
        run.throwIfCancelled();
        run.log(statements.get(i));
        execute(connection, statements.get(i), run);
        run.progress(i + 1L, statements.size());
      }
      run.count("statements", statements.size());
    }
  }

  private static void execute(Connection connection, String sql, TaskRun run) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      Watched.during(run, statement, () -> statement.execute(sql));
    }
  }

  private static List<String> statements(Connection connection, Settings settings)
      throws SQLException {
    return switch (Dialect.of(connection.getMetaData())) {
      case POSTGRESQL -> postgres(connection, settings);
      case SQLITE -> sqlite(connection, settings);
      case OTHER ->
          throw new SqlFailure(
              "only PostgreSQL and SQLite are vacuumed; this is "
                  + connection.getMetaData().getDatabaseProductName());
    };
  }

  private static List<String> postgres(Connection connection, Settings settings)
      throws SQLException {
    String vacuum = settings.analyze() ? "vacuum (analyze)" : "vacuum";
    if (settings.tables().isEmpty()) {
      return List.of(vacuum);
    }
    List<String> statements = new ArrayList<>();
    for (String table : settings.tables()) {
      statements.add(vacuum + " " + Table.find(connection, table).quoted());
    }
    return statements;
  }

  /** It rewrites the whole file, whichever table is meant. */
  private static List<String> sqlite(Connection connection, Settings settings) throws SQLException {
    List<String> statements = new ArrayList<>(List.of("vacuum"));
    if (settings.analyze() && settings.tables().isEmpty()) {
      statements.add("analyze");
    } else if (settings.analyze()) {
      for (String table : settings.tables()) {
        statements.add("analyze " + Table.find(connection, table).quoted());
      }
    }
    return statements;
  }
}
