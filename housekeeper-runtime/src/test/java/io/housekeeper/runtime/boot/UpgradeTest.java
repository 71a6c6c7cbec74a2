package io.housekeeper.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.housekeeper.api.Run.State;
import io.housekeeper.api.Setting;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskType;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.RunDetail;
import io.housekeeper.runtime.control.RunQuery;
import io.housekeeper.runtime.control.RunSummary;
import io.housekeeper.runtime.ledger.jdbi.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A ledger that the first version of the tables was made for, with what a node had written in it
 * before it died: it is opened, and goes on. The files are not made from the migrations, which must
 * not change any more.
 */
class UpgradeTest {

  private static final Duration LONG = Duration.ofSeconds(40);

  /** The entries of the files are old. */
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private static final String SUCCEEDED = "1833727899467776000";
  private static final String FAILED = "1833727902613504000";
  private static final String RUNNING = "1833727938265088000";
  private static final String WAITING = "1833727942459392000";

  /** As a node of the first version does it, which knows of no other column. */
  private static final String WAITS =
      """
      insert into live (id, fire_at, fires, due_at, task_id, attempts, failed, origin, state, why,
        ending, cancel, asked)
      values (1833727942459392002, 1748779242000, 1, 1748779242000, 1, 0, 0, 2, 10, 6, 0, 0, null)
      """;

  /** Where it calls. */
  public record Address(@Setting("Where it calls") String url) {}

  /** The type that a task of the files was made of. */
  private record Call() implements TaskType<Address> {

    @Override
    public TaskSpec spec() {
      return TaskSpec.named("http-call").build();
    }

    @Override
    public Class<Address> settings() {
      return Address.class;
    }

    @Override
    public void run(Address address, TaskRun run) {
      run.message("called " + address.url());
    }
  }

  @TempDir Path folder;

  @AutoClose
  private final PostgresServer.Database database = PostgresServer.shared().freshDatabase();

  private static void fill(Connection connection, String schema) throws Exception {
    try (Statement statement = connection.createStatement()) {
      for (String file : List.of(schema, "rows.sql")) {
        for (String sql : text(file).split(";\n", -1)) {
          if (!sql.isBlank()) {
            statement.execute(sql);
          }
        }
      }
    }
  }

  private static String text(String file) throws IOException {
    try (InputStream found = UpgradeTest.class.getResourceAsStream("/ledger/v1/" + file)) {
      assertThat(found).as(file).isNotNull();
      return new String(found.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Connection sqlite() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
  }

  private Connection postgres() throws SQLException {
    Connection connection = database.dataSource().getConnection();
    connection.setSchema("housekeeper");
    return connection;
  }

  private LedgerAddress filledPostgres() throws Exception {
    try (Connection connection = postgres()) {
      fill(connection, "schema-postgresql.sql");
    }
    return LedgerAddress.postgres(database.url(), PostgresServer.USER, PostgresServer.PASSWORD);
  }

  @Test
  void ofSqlite() throws Exception {
    try (Connection connection = sqlite()) {
      fill(connection, "schema-sqlite.sql");
    }
    goesOn(new LedgerAddress.Sqlite(folder.resolve("ledger.db")));
    try (Connection connection = sqlite()) {
      assertThat(version(connection)).isEqualTo(2);
    }
  }

  @Test
  void ofPostgres() throws Exception {
    goesOn(filledPostgres());
    try (Connection connection = postgres()) {
      assertThat(version(connection)).isEqualTo(2);
    }
  }

  /** What an older node writes is understood by a newer one: while nodes are replaced both do. */
  @Test
  void whatAnOlderNodeWritesMeanwhileIsRun() throws Exception {
    try (Housekeeper housekeeper = housekeeper(filledPostgres())) {
      housekeeper.start();
      try (Connection connection = postgres();
          Statement statement = connection.createStatement()) {
        statement.execute(WAITS);
      }
      Control control = housekeeper.control();
      assertThat(ended(control, "1833727942459392002").summary().message()).isEqualTo("new report");
    }
  }

  private static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select max(cast(version as integer)) from schema_history")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static Housekeeper housekeeper(LedgerAddress address) {
    return Housekeeper.builder()
        .node("new")
        .ledger(address)
        .version("2.0")
        .retention(FOR_EVER)
        .plugin("calls", setup -> setup.taskType(new Call()))
        .task(task("report", "manual"))
        .task(task("import", "manual"))
        .task(task("export", "manual"))
        .task(task("purge", "0 3 * * *"))
        .build();
  }

  private static Task task(String name, String schedule) {
    return Task.of(
        TaskSpec.named(name).schedule(schedule).build(), run -> run.message("new " + name));
  }

  private static RunDetail ended(Control control, String run) {
    await().atMost(LONG).until(() -> detail(control, run).filter(UpgradeTest::isOver).isPresent());
    return detail(control, run).orElseThrow();
  }

  private static Optional<RunDetail> detail(Control control, String run) {
    return control.runs().detail(run);
  }

  private static boolean isOver(RunDetail run) {
    return run.summary().isOver();
  }

  private static void goesOn(LedgerAddress address) throws InterruptedException {
    try (Housekeeper housekeeper = housekeeper(address)) {
      assertThat(housekeeper.start().failed()).isEmpty();
      Control control = housekeeper.control();
      waitingRunsAreRun(control);
      historyIsThere(control);
      whatOperatorsDidIsThere(control);
      assertThat(ran(housekeeper, "report")).isEqualTo("new report");
      await().atMost(LONG).until(() -> control.tasks().isKnown("call"));
      assertThat(ran(housekeeper, "call")).isEqualTo("called a");
    }
  }

  private static String ran(Housekeeper housekeeper, String task) throws InterruptedException {
    return housekeeper.runNow(task, LONG).summary().message();
  }

  private static void waitingRunsAreRun(Control control) {
    RunDetail waited = ended(control, WAITING);
    assertThat(waited.summary().message()).isEqualTo("new import");
    assertThat(waited.origins().who()).isEqualTo("ann");
    assertThat(waited.origins().why()).isEqualTo("after the fix");
    RunDetail recovered = ended(control, RUNNING);
    assertThat(recovered.summary().state()).isEqualTo(State.SUCCEEDED);
    assertThat(recovered.summary().times().attempts()).isEqualTo(2);
    assertThat(recovered.attempts())
        .extracting(RunDetail.Attempt::state)
        .containsExactly(State.LOST);
    assertThat(recovered.cost().trace()).isEmpty();
  }

  private static void historyIsThere(Control control) {
    List<RunSummary> reports = control.runs().page(RunQuery.newest(10).of("report"));
    assertThat(reports).extracting(RunSummary::id).containsExactly(FAILED, SUCCEEDED);
    RunDetail well = detail(control, SUCCEEDED).orElseThrow();
    assertThat(well.summary().message()).isEqualTo("3 pages");
    assertThat(well.cost().counts()).containsEntry("pages", 3L);
    assertThat(well.cost().node()).contains("old");
    assertThat(control.runs().log(SUCCEEDED, 0, 10).get(0).text()).isEqualTo("3 pages written\n");
    RunDetail badly = detail(control, FAILED).orElseThrow();
    assertThat(badly.summary().state()).isEqualTo(State.FAILED);
    assertThat(badly.attempts()).hasSize(1);
    assertThat(badly.stacks()).singleElement().matches(it -> it.text().contains("Report.java:9"));
  }

  private static void whatOperatorsDidIsThere(Control control) {
    assertThat(control.tokens().list()).extracting(one -> one.token().name()).containsExactly("ci");
    assertThat(control.tasks().pauses("purge").toString()).contains("until the audit is over");
    assertThat(control.tasks().configuration("report").toString()).contains("it hangs");
  }
}
