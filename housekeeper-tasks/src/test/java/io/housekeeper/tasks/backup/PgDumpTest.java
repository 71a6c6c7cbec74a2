package io.housekeeper.tasks.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.housekeeper.api.Run.State;
import io.housekeeper.api.Secret;
import io.housekeeper.testkit.FinishedRun;
import io.housekeeper.testkit.TaskTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Backups of a real server by the real pg_dump, as its Debian package brings them. */
@TestInstance(Lifecycle.PER_CLASS)
class PgDumpTest {

  private static final String PASSWORD = "s3cret of the backup";

  private static final String CONTENT =
      "select string_agg(orders::text, '|' order by id) || nextval('orders_id_seq') from orders";

  private @Nullable InstalledPostgres server;

  @TempDir private Path outer;

  @BeforeAll
  void startServer() throws Exception {
    Optional<Path> programs = InstalledPostgres.programs();
    assumeTrue(
        programs.isPresent(),
        "no PostgreSQL with pg_dump on this machine: apt-get install postgresql");
    server = new InstalledPostgres(programs.orElseThrow());
    server.execute("postgres", "create database shop");
    server.execute("postgres", "create role backup login password '%s'".formatted(PASSWORD));
    server.execute("postgres", "create role stranger login password '%s'".formatted(PASSWORD));
    server.execute(
        "shop",
        """
        create table customers (name text primary key);
        create table orders (
          id serial primary key, customer text references customers, paid numeric, raw bytea);
        insert into customers values ('Zoë'), (E'two\\nlines\\t\\\\'), ('');
        insert into orders (customer, paid, raw)
          select 'Zoë', n / 7.0, decode(md5(n::text), 'hex') from generate_series(1, 5000) n;
        insert into orders (customer) values (null), (E'two\\nlines\\t\\\\'), ('');
        grant select on all tables in schema public to backup;
        grant select on all sequences in schema public to backup;
        """);
  }

  @AfterAll
  void stopServer() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  private InstalledPostgres server() {
    if (server == null) {
      throw new IllegalStateException("no server");
    }
    return server;
  }

  private TaskTest backup(String user, String more) {
    return TaskTest.of(new DatabaseBackup())
        .settings(
            """
            postgresql {
              host = 127.0.0.1, port = %d, database = shop, user = %s, password = "secret:pg"
              programs = "%s"
            }
            folder = "%s"
            %s
            """
                .formatted(
                    server().port(), user, server().program(""), outer.resolve("copies"), more))
        .secret("pg", PASSWORD);
  }

  private List<String> copies() throws IOException {
    try (Stream<Path> files = Files.list(outer.resolve("copies"))) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  @Test
  void aBackupIsRestoredToTheSame() throws Exception {
    FinishedRun run = backup("backup", "name = shop").at("2027-01-01T03:00Z").run();
    assertThat(run.state()).as(run.toString()).isEqualTo(State.SUCCEEDED);
    assertThat(run.message()).startsWith("shop-20270101T030000Z.dump, ");

    server().execute("postgres", "create database restored");
    Process restore =
        restore(
            "--exit-on-error",
            "--dbname=restored",
            outer.resolve("copies/shop-20270101T030000Z.dump").toString());
    assertThat(restore.waitFor()).isZero();
    assertThat(server().ask("restored", CONTENT))
        .hasSizeGreaterThan(100_000)
        .isEqualTo(server().ask("shop", CONTENT));
    assertThat(server().ask("restored", "select count(*) from customers")).isEqualTo("3");
  }

  private Process restore(String... arguments) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(
                    Stream.of(
                        server().program("pg_restore").toString(),
                        "--host=127.0.0.1",
                        "--port=" + server().port(),
                        "--username=" + InstalledPostgres.ADMINISTRATOR),
                    Stream.of(arguments))
                .toList());
    builder.environment().put("PGPASSWORD", InstalledPostgres.PASSWORD);
    return builder.inheritIO().start();
  }

  @Test
  void theNewestAreKeptWithTheirSums() throws Exception {
    for (int day = 1; day <= 3; day++) {
      backup("backup", "keep = 2").at("2027-01-0%dT03:00Z".formatted(day)).run();
    }
    assertThat(copies())
        .containsExactly(
            "backup-20270102T030000Z.dump",
            "backup-20270102T030000Z.dump.sha256",
            "backup-20270103T030000Z.dump",
            "backup-20270103T030000Z.dump.sha256");
    byte[] copy = Files.readAllBytes(outer.resolve("copies/backup-20270103T030000Z.dump"));
    String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(copy));
    assertThat(outer.resolve("copies/backup-20270103T030000Z.dump.sha256"))
        .hasContent(sum + "  backup-20270103T030000Z.dump\n");
  }

  @Test
  void aWrongPasswordIsSaidInOneSentenceWithoutIt() throws Exception {
    FinishedRun run = backup("backup", "").secret("pg", "wr0ng").run();
    assertThat(run.state()).isEqualTo(State.FAILED);
    assertThat(run.message())
        .startsWith(server().program("pg_dump") + " ended with exit code 1: connection to ")
        .endsWith("FATAL: password authentication failed for user \"backup\"")
        .doesNotContain("\n", ". ");
    assertThat(run + run.log().toString()).doesNotContain("wr0ng");
    assertThat(copies()).isEmpty();
  }

  @Test
  void whoMayNotReadATableIsToldWhich() throws Exception {
    FinishedRun run = backup("stranger", "").run();
    assertThat(run.message())
        .contains("permission denied for table customers")
        .contains("LOCK TABLE public.customers");
    assertThat(copies()).isEmpty();
  }

  @Test
  void aServerThatIsNotThereIsSaid() throws Exception {
    FinishedRun run = backup("backup", "postgresql.port = 1").run();
    assertThat(run.message())
        .endsWith("connection to server at \"127.0.0.1\", port 1 failed: Connection refused");
    assertThat(copies()).isEmpty();
  }

  /** As a full disk may do it that says nothing. */
  @Test
  void aCopyThatIsCutIsNotKept() throws Exception {
    Path programs =
        wrapped(
            """
            %s "$@" || exit
            for argument; do case "$argument" in --file=*) truncate -s -300 "${argument#--file=}" ;; esac; done
            """
                .formatted(server().program("pg_dump")));
    FinishedRun run = backup("backup", "postgresql.programs = \"%s\"".formatted(programs)).run();
    assertThat(run.state()).isEqualTo(State.FAILED);
    assertThat(run.message())
        .isEqualTo(
            programs.resolve("pg_restore")
                + " ended with exit code 1: could not read from input file: end of file");
    assertThat(copies()).isEmpty();
  }

  /** A folder of programs in which pg_dump is a script. */
  private Path wrapped(String script) throws IOException {
    Path programs = Files.createDirectories(outer.resolve("programs"));
    Files.createSymbolicLink(programs.resolve("pg_restore"), server().program("pg_restore"));
    Path dump = Files.writeString(programs.resolve("pg_dump"), "#!/bin/sh\n" + script);
    assertThat(dump.toFile().setExecutable(true)).isTrue();
    return programs;
  }

  @Test
  void nothingIsLeftOfABackupThatIsCancelled() throws Exception {
    assertThat(interrupted(InterruptedBackup::cancel)).isEqualTo(State.CANCELLED);
  }

  @Test
  void nothingIsLeftOfABackupThatRunsOutOfTime() throws Exception {
    assertThat(interrupted(backup -> backup.letPass(Duration.ofHours(7))))
        .isEqualTo(State.TIMED_OUT);
  }

  private interface Interruption {
    void of(InterruptedBackup backup);
  }

  /** Of a backup that waits for a table, in a process of a process. */
  private State interrupted(Interruption interruption) throws Exception {
    Path pids = outer.resolve("pids");
    Path programs =
        wrapped(
            """
            %s "$@" &
            echo $$ $! > %s
            wait
            """
                .formatted(server().program("pg_dump"), pids));
    Path folder = outer.resolve("copies");
    DatabaseBackup.Settings settings =
        new DatabaseBackup.Settings(
            Optional.of(
                new DatabaseBackup.Postgres(
                    "127.0.0.1",
                    server().port(),
                    "shop",
                    "backup",
                    Optional.of(Secret.of(PASSWORD)),
                    Optional.of(programs))),
            Optional.empty(),
            folder,
            "backup",
            7,
            true);
    try (Connection other = server().connect("shop");
        Statement statement = other.createStatement();
        InterruptedBackup backup = new InterruptedBackup(settings)) {
      other.setAutoCommit(false);
      statement.execute("lock table orders in access exclusive mode");
      backup.begin();
      awaitSessions(1, "and wait_event_type = 'Lock'");
      assertThat(copies()).containsExactly(".backup.part");
      List<ProcessHandle> processes = processes(pids);
      assertThat(processes).hasSize(2).allMatch(ProcessHandle::isAlive);
      for (ProcessHandle process : processes) {
        assertThat(Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline")))
            .contains("--username=backup")
            .doesNotContain(PASSWORD);
      }

      interruption.of(backup);

      assertThat(processes).noneMatch(ProcessHandle::isAlive);
      assertThat(copies()).isEmpty();
      // Also the server does not go on with it, although the table is still locked.
      awaitSessions(0, "");
      return backup.state();
    }
  }

  private void awaitSessions(int count, String condition) throws SQLException {
    String sql =
        """
        select count(*) from (select pg_sleep(0.02)) moment, pg_stat_activity
        where application_name = 'pg_dump'
        """;
    String now = "";
    for (int look = 0; look < 500 && !now.equals(Integer.toString(count)); look++) {
      now = server().ask("postgres", sql + condition);
    }
    assertThat(now).as("sessions of pg_dump").isEqualTo(Integer.toString(count));
  }

  private static List<ProcessHandle> processes(Path pids) throws IOException {
    return Stream.of(Files.readString(pids).strip().split(" ", -1))
        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
        .toList();
  }
}
