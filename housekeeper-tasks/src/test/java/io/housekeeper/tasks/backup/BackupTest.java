package io.housekeeper.tasks.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Run.State;
import io.housekeeper.tasks.http.Site;
import io.housekeeper.testkit.FinishedRun;
import io.housekeeper.testkit.TaskTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class BackupTest {

  @TempDir private Path outer;

  private SQLiteDataSource database() {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + outer.resolve("app.db"));
    return source;
  }

  private FinishedRun backup(String time, String more) {
    return TaskTest.of(new DatabaseBackup())
        .settings("sqlite = app, folder = \"%s\"\n%s".formatted(outer.resolve("copies"), more))
        .database("app", database())
        .at(time)
        .run();
  }

  private List<String> copies() throws IOException {
    try (Stream<Path> files = Files.list(outer.resolve("copies"))) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  @Test
  void aDatabaseInUseIsCopiedWhole() throws Exception {
    try (Connection connection = database().getConnection()) {
      execute(connection, "pragma journal_mode = wal");
      execute(connection, "create table t (n integer)");
      execute(connection, "insert into t values (7)");
      FinishedRun run = backup("2027-01-01T03:00Z", "");
      assertThat(run.state()).as(run.toString()).isEqualTo(State.SUCCEEDED);
    }
    assertThat(copies())
        .containsExactly("backup-20270101T030000Z.db", "backup-20270101T030000Z.db.sha256");
    SQLiteDataSource copy = new SQLiteDataSource();
    copy.setUrl("jdbc:sqlite:" + outer.resolve("copies/backup-20270101T030000Z.db"));
    try (Connection connection = copy.getConnection()) {
      assertThat(connection.createStatement().executeQuery("select n from t").getInt(1))
          .isEqualTo(7);
    }
  }

  @Test
  void theNewestAreKeptAndNothingElseIsTouched() throws Exception {
    makeDatabase();
    Files.createDirectories(outer.resolve("copies"));
    Files.writeString(outer.resolve("copies/backup-mine.db"), "mine");
    for (int day = 1; day <= 4; day++) {
      backup("2027-01-0%dT03:00Z".formatted(day), "keep = 2");
    }
    assertThat(copies())
        .containsExactly(
            "backup-20270103T030000Z.db",
            "backup-20270103T030000Z.db.sha256",
            "backup-20270104T030000Z.db",
            "backup-20270104T030000Z.db.sha256",
            "backup-mine.db");
  }

  private void makeDatabase() throws SQLException {
    try (Connection connection = database().getConnection()) {
      execute(connection, "create table t (n integer)");
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void programsThatAreNotThereAreSaid() {
    FinishedRun run =
        TaskTest.of(new DatabaseBackup())
            .settings(
                """
                postgresql { host = localhost, database = app, user = backup, programs = "/no/such" }
                folder = "%s"
                """
                    .formatted(outer.resolve("copies")))
            .run();
    assertThat(run.message()).isEqualTo("/no/such/pg_dump cannot be run: there is no such program");
  }

  @Test
  void overdueBackupsAreToldOf() throws Exception {
    Files.createDirectories(outer.resolve("a"));
    Path file = Files.writeString(outer.resolve("a/x.dump"), "x");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2027-01-01T00:00:00Z")));
    try (Site site = new Site()) {
      site.page("/", 200, "");
      FinishedRun run =
          TaskTest.of(new OverdueBackupCheck())
              .settings(
                  """
                  places = [
                    { name = fresh, folder = "%1$s/a", age = 1d }
                    { name = stale, folder = "%1$s/a", age = 1h }
                    { name = none, folder = "%1$s/b", age = 1h }
                  ]
                  tell = "%2$s"
                  """
                      .formatted(outer, site.url("/")))
              .at("2027-01-01T12:00Z")
              .run();
      assertThat(run.state()).isEqualTo(State.FAILED);
      assertThat(run.counts())
          .containsEntry("checked", 3L)
          .containsEntry("overdue", 2L)
          .containsEntry("notified", 2L);
      assertThat(site.requests())
          .containsExactly(
              "POST / [null] stale: the newest, x.dump, is 12 hours old\nnone: the folder "
                  + outer.resolve("b")
                  + " is not there\n");
    }
  }
}
