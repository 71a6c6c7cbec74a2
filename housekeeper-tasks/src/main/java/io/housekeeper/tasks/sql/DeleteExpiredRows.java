package io.housekeeper.tasks.sql;

import io.housekeeper.api.Setting;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskType;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Deletes rows that are too old, or moves them to another table, a portion at a time. */
public final class DeleteExpiredRows implements TaskType<DeleteExpiredRows.Settings> {

  /** What a column of numbers counts since 1970. */
  public enum Unit {
    SECONDS,
    MILLISECONDS
  }

  /** A table, and which of its rows are too old. */
  public record Rule(
      @Setting("The table, with its schema in front if need be") String table,
      @Setting("The column that says how old a row is") String column,
      @Setting("Rows from before so long ago are too old") Duration age,
      @Setting("Another condition, as SQL, that a row must meet as well") Optional<String> where,
      @Setting("The table that rows are moved to; it has all columns of the first")
          Optional<String> archive,
      @Setting(
              value = "What a column of numbers counts: seconds or milliseconds",
              or = "milliseconds")
          Unit unit) {

    public Rule {
      if (age.isNegative()) {
        throw new IllegalArgumentException("age must not be negative, and was " + age);
      }
    }
  }

  /** Where, and which tables. */
  public record Settings(
      @Setting("The database, by its name in the configuration") String database,
      @Setting("The tables, one after the other") List<Rule> tables,
      @Setting(value = "How many rows are deleted in one transaction", or = "1000") int batch) {

    public Settings {
      if (tables.isEmpty()) {
        throw new IllegalArgumentException("tables must name one at least");
      }
      if (batch < 1) {
        throw new IllegalArgumentException("batch must be 1 or more, and was " + batch);
      }
    }
  }

  @Override
  public TaskSpec spec() {
    return TaskSpec.named("delete-expired-rows")
        .describedAs("Deletes or archives rows of databases that are too old")
        .supportsDryRun()
        .build();
  }

  @Override
  public Class<Settings> settings() {
    return Settings.class;
  }

  @Override
  public void run(Settings settings, TaskRun run) throws Exception {
    try (Connection connection = run.database(settings.database()).getConnection()) {
      connection.setAutoCommit(false);
      int done = 0;
      StringBuilder message = new StringBuilder();
      for (Rule rule : settings.tables()) {
        Expiry expiry = Expiry.of(connection, rule, settings.batch(), run.clock().instant());
        long rows = run.dryRun() ? expiry.count(run) : expiry.take(run);
        message
            .append(message.isEmpty() ? "" : ", ")
            .append(rows)
            .append(" of ")
            .append(rule.table());
        run.progress(++done, settings.tables().size());
      }
      run.message((run.dryRun() ? "would take " : "") + message);
    }
  }
}
