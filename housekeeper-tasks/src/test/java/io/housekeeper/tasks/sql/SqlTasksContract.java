package io.housekeeper.tasks.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Run.State;
import io.housekeeper.api.TaskType;
import io.housekeeper.testkit.FinishedRun;
import io.housekeeper.testkit.TaskTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds on each database. */
abstract class SqlTasksContract {

  private static final String NOW = "2027-01-31T12:00Z";

  /** An empty database, the same for a whole test. */
  abstract DataSource database();

  @BeforeEach
  void makeTables() throws SQLException {
    execute(
        "create table sessions (id integer primary key, \"Last Seen\" bigint, kept integer)",
        "create table old_sessions (id integer, \"Last Seen\" bigint, kept integer, note varchar(9))",
        "create table tokens (name varchar(20) primary key, expires timestamp)");
    for (int day = 1; day <= 30; day++) {
      long seen = java.time.Instant.parse("2027-01-%02dT00:00:00Z".formatted(day)).toEpochMilli();
      execute("insert into sessions values (%d, %d, %d)".formatted(day, seen, day % 2));
    }
  }

  final void execute(String... statements) throws SQLException {
    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  final long count(String from) throws SQLException {
    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from " + from)) {
      row.next();
      return row.getLong(1);
    }
  }

  final TaskTest test(TaskType<?> type, String settings) {
    return TaskTest.of(type)
        .settings("database = app\n" + settings)
        .database("app", database())
        .at(NOW);
  }

  private FinishedRun expire(String rule) {
    return test(new DeleteExpiredRows(), "batch = 4, tables = [{ %s }]".formatted(rule)).run();
  }

  @Test
  void expiredRowsGoInPortions() throws SQLException {
    FinishedRun run = expire("table = sessions, column = \"Last Seen\", age = 20d");
    assertThat(run.message()).isEqualTo("11 of sessions");
    assertThat(run.counts()).containsEntry("deleted", 11L);
    assertThat(count("sessions")).isEqualTo(19);
  }

  @Test
  void aConditionKeepsRows() throws SQLException {
    expire("table = SESSIONS, column = \"last seen\", age = 20d, where = \"kept = 0 or kept > 1\"");
    assertThat(count("sessions")).isEqualTo(25);
  }

  @Test
  void rowsAreMovedWhole() throws SQLException {
    FinishedRun run =
        expire("table = sessions, column = \"Last Seen\", age = 20d, archive = old_sessions");
    assertThat(run.counts()).containsEntry("archived", 11L);
    assertThat(count("sessions")).isEqualTo(19);
    assertThat(count("old_sessions where note is null and id <= 11")).isEqualTo(11);
  }

  @Test
  void aColumnOfTimesIsUnderstood() throws SQLException {
    execute(
        "insert into tokens values ('old', '2027-01-01 00:00:00')",
        "insert into tokens values ('new', '2027-01-31 00:00:00')");
    assertThat(expire("table = tokens, column = expires, age = 5d").message())
        .isEqualTo("1 of tokens");
    assertThat(count("tokens where name = 'new'")).isEqualTo(1);
  }

  @Test
  void aDryRunOnlyCounts() throws SQLException {
    FinishedRun run =
        test(
                new DeleteExpiredRows(),
                "tables = [{ table = sessions, column = \"Last Seen\", age = 20d }]")
            .dryRun()
            .run();
    assertThat(run.message()).isEqualTo("would take 11 of sessions");
    assertThat(count("sessions")).isEqualTo(30);
  }

  @Test
  void namesAreLookedUpAndNeverExecuted() throws SQLException {
    assertThat(expire("table = \"sessions; drop table tokens\", column = kept, age = 1d").message())
        .startsWith("there is no table 'sessions; drop table tokens'; there are old_sessions, se");
    assertThat(expire("table = sessions, column = \"kept) or (1=1\", age = 1d").message())
        .startsWith("table 'sessions' has no column 'kept) or (1=1'; it has Last Seen, id, kept");
    assertThat(count("sessions")).isEqualTo(30);
  }

  @Test
  void statementsCountTogetherOrNotAtAll() throws SQLException {
    FinishedRun run =
        test(
                new Sql(),
                "statements = [\"delete from sessions where id > 10\", \"select id from sessions where id < 3 order by id\"]")
            .run();
    assertThat(run.message()).isEqualTo("22 rows");
    assertThat(run.log()).containsExactly("id=1", "id=2");
    assertThat(run.counts()).containsEntry("changed", 20L).containsEntry("read", 2L);
    FinishedRun broken =
        test(new Sql(), "statements = [\"delete from sessions\", \"delete from nowhere\"]").run();
    assertThat(broken.state()).isEqualTo(State.FAILED);
    assertThat(count("sessions")).isEqualTo(10);
  }

  @Test
  void aDatabaseIsVacuumed() {
    FinishedRun all = test(new DatabaseVacuum(), "").run();
    assertThat(all.state()).isEqualTo(State.SUCCEEDED);
    FinishedRun one = test(new DatabaseVacuum(), "tables = [sessions]").run();
    assertThat(one.state()).isEqualTo(State.SUCCEEDED);
    assertThat(one.log().toString()).contains("\"sessions\"");
    assertThat(test(new DatabaseVacuum(), "tables = [nowhere]").run().message())
        .startsWith("there is no table 'nowhere'");
  }

  @Test
  void aDatabaseThatIsNotConfiguredIsSaid() {
    FinishedRun run =
        TaskTest.of(new Sql()).settings("database = none, statements = [\"select 1\"]").run();
    assertThat(run.state()).isEqualTo(State.FAILED);
    assertThat(run.message()).contains("'none'");
  }
}
