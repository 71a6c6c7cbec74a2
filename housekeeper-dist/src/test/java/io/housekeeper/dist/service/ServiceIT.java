package io.housekeeper.dist.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.housekeeper.dist.service.Started.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as an operator has it. */
class ServiceIT {

  @TempDir private Path folder;
  private Shipped shipped;

  @BeforeEach
  void unpack() throws Exception {
    shipped = Shipped.into(folder, Map.of("SHIPPED_GREETING", "hello"));
  }

  @AfterEach
  void end() {
    shipped.close();
  }

  @Test
  void runsTasksUntilItIsAskedToEnd() throws Exception {
    shipped.configure(
        """
        tasks.greet {
          type = command
          schedule = "every 1s"
          settings { command = [echo, ${SHIPPED_GREETING}] }
        }
        """);
    Started service = shipped.start();
    service.says("1 active, 0 disabled, 0 failed");
    service.says("task 'greet' succeeded");
    assertThat(folder.resolve("data/housekeeper.pid")).exists();
    service.signal("TERM");
    assertThat(service.code()).isZero();
    assertThat(service.said()).contains("has ended");
    assertThat(folder.resolve("data/housekeeper.pid")).doesNotExist();
  }

  @Test
  void aSecondSignalEndsItAtOnce() throws Exception {
    shipped.configure(
        """
        tasks.long {
          type = command
          schedule = manual
          startup-delay = 0s
          settings { shell = "trap '' TERM; echo begun; sleep 50" }
        }
        """);
    Started service = shipped.start();
    service.says("node '");
    Awaitility.await()
        .atMost(30, TimeUnit.SECONDS)
        .until(() -> shipped.run("export", "--format", "jsonl").said().contains("RUNNING"));
    service.signal("TERM");
    service.says("starts nothing more");
    Awaitility.await().pollDelay(1, TimeUnit.SECONDS).untilAsserted(() -> service.signal("TERM"));
    assertThat(service.code()).isEqualTo(143);
  }

  @Test
  void readsItsConfigurationAgain() throws Exception {
    String task =
        """
        log.levels { "io.housekeeper.runs" = info }
        tasks.greet { type = command, schedule = "every 1s", settings { command = [echo, one] } }
        """;
    shipped.configure(task);
    Started service = shipped.start();
    service.says("task 'greet' succeeded");

    shipped.configure(task + "tasks.other { type = command, schedule = \"61 * * * *\" }\n");
    Ended refused = shipped.run("reload");
    assertThat(refused.code()).as(refused.said()).isEqualTo(1);
    assertThat(refused.said())
        .contains("the configuration stays as it was: 1 problem:")
        .contains("housekeeper.conf:3: tasks.other.schedule cannot be");

    shipped.configure(
        task
            + """
            ledger.url = "jdbc:sqlite:data/other.db"
            tasks.other { type = command, schedule = "every 1s", settings { command = [sh, -c, "exit 3"] } }
            """);
    Ended done = shipped.run("reload");
    assertThat(done.code()).as(done.said()).isZero();
    assertThat(done.said())
        .contains(
            "what it says holds from now on; only after the next start: the ledger's address");
    service.says("task 'other' failed");

    shipped.configure(task.replace("info", "error"));
    assertThat(shipped.run("reload").code()).isZero();
    Awaitility.await()
        .atMost(30, TimeUnit.SECONDS)
        .until(() -> !shipped.run("export", "--what", "tasks").said().contains("other,,every 1s"));
    service.signal("TERM");
    assertThat(service.code()).isZero();
  }

  @Test
  void hearsASignalToReadItsConfigurationAgain() throws Exception {
    assumeThat(ignoresHup()).as("whoever started this ignores HUP").isFalse();
    shipped.configure("");
    Started service = shipped.start();
    service.says("0 active");
    service.signal("HUP");
    service.says("the configuration was read again");
    service.signal("TERM");
    assertThat(service.code()).isZero();
  }

  /** What is ignored by a process is ignored by those that it starts. */
  private static boolean ignoresHup() throws Exception {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 1) != 0);
  }

  @Test
  void takesInAPluginThatIsPutThere() throws Exception {
    shipped.configure("");
    Path plugin = shipped.home().resolve("plugins/housekeeper-tasks").toAbsolutePath();
    Path away = folder.resolve("away");
    Files.move(plugin, away);
    shipped.configure(
        "tasks.greet { type = command, schedule = \"every 1s\", settings { command = [echo] } }");
    String version = shipped.run("version").said().replaceFirst("housekeeper (\\S+)(?s:.*)", "$1");
    Started service = shipped.start();
    service.says("no plugin brings that type");
    service.says("plugin 'housekeeper-sentry' " + version + " runs");
    long begin = System.nanoTime();
    Files.move(away, plugin);
    service.says("task 'greet' succeeded");
    service.says("plugin 'housekeeper-tasks' " + version + " runs");
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    assertThat(took).isLessThan(10_000);
    service.signal("TERM");
    assertThat(service.code()).isZero();
  }

  @Test
  void waitsForItsLedger() throws Exception {
    shipped.configure("ledger.patience = 20s");
    Started first = shipped.start();
    first.says("0 active");
    Started second = shipped.start();
    second.says("is in use by another Housekeeper");
    first.signal("TERM");
    assertThat(first.code()).isZero();
    second.says("0 active");
    second.signal("TERM");
    assertThat(second.code()).isZero();

    shipped.configure(
        "ledger { url = \"jdbc:postgresql://127.0.0.1:1/none\", user = a, patience = 1s }");
    Started third = shipped.start();
    assertThat(third.code()).isEqualTo(1);
    assertThat(third.said()).contains("tried again for 1 s").contains("That is all");
  }

  @Test
  void checksEverythingAtOnce() throws Exception {
    shipped.configure(
        """
        timezone = "Europe/Berlni"
        max-concurent-runs = 5
        ledger.retention = soon
        databases.app { user = app }
        secrets.cron = ${NO_SUCH_SECRET}
        plugins.nowhere { x = 1 }
        tasks {
          a { type = http-cal, schedule = "every 5m" }
          b { type = http-call, schedule = "every 5m", settings { uri = "http://localhost" } }
          c { type = command, schedule = "61 * * * *", settings { command = [echo] } }
          d { schedule = "every 5m" }
          e { type = command, retry { retries = many }, settings { command = [echo] } }
          f { type = command, settings { command = [echo], shell = "echo" } }
        }
        listeners.l { type = pager }
        """);
    Ended checked = shipped.run("check");
    assertThat(checked.code()).isEqualTo(2);
    assertThat(checked.said())
        .startsWith("13 problems:")
        .containsSubsequence(
            "housekeeper.conf:1: timezone must be a time zone such as Europe/Berlin",
            "housekeeper.conf:2: max-concurent-runs is unknown: did you mean 'max-concurrent-runs'?",
            "housekeeper.conf:3: ledger.retention must be a duration",
            "housekeeper.conf:4: databases.app.url is missing",
            "housekeeper.conf:5: ${NO_SUCH_SECRET} is not set",
            "housekeeper.conf:6: plugins.nowhere has settings of a plugin that is not there",
            "housekeeper.conf:8: task 'a' of type 'http-cal' is not made: no plugin brings that type;"
                + " did you mean 'http-call'?",
            "housekeeper.conf:9: tasks.b.settings.uri is unknown: did you mean 'url'?",
            "housekeeper.conf:10: tasks.c.schedule cannot be '61 * * * *'",
            "housekeeper.conf:11: tasks.d says something of a task that no plugin brings",
            "housekeeper.conf:12: tasks.e.retry.retries must be a whole number",
            "housekeeper.conf:13: tasks.f.settings cannot be: either command or shell must be set",
            "housekeeper.conf:15: listener 'l' of type 'pager' is not made");
  }

  @Test
  void whatIsShippedToCopyFromIsSound() throws Exception {
    for (String sample : List.of("housekeeper.conf", "demo.conf", "samples/jobs.conf")) {
      Ended checked = shipped.run("check", "--offline", "--config", "conf/" + sample);
      assertThat(checked.said()).contains("all is well with ");
      assertThat(checked.code()).isZero();
    }
  }

  @Test
  void theSamplesHaveEachJobThatIsUsualAndNoneOfThemRuns() throws Exception {
    shipped.configure("include \"samples/jobs.conf\"");
    Started service = shipped.start();
    service.says("0 active, 24 disabled, 0 failed");
    assertThat(shipped.run("export", "--what", "tasks").said())
        .contains(
            "overdue-backup-check,",
            "backup,",
            "cleanup-expired-tokens,",
            "cleanup-sessions,",
            "cleanup-journal,",
            "cleanup-privacy-requests,",
            "cleanup-privacy-exports,",
            "cleanup-old-logs,",
            "archive-audit-logs,",
            "database-vacuum,",
            "daily-analytics,",
            "file-integrity,",
            "import,",
            "filter-processing,",
            "llm-processing,",
            "process-queue,",
            "sweep-dpop-cache,",
            "sweep-plugin-instances,",
            "check-plugin-health,",
            "orchestrator-worker,",
            "orchestrator-inactivity,",
            "heartbeat,");
    service.signal("TERM");
    assertThat(service.code()).isZero();
  }

  @Test
  void copiesAndExportsTheLedgerWhileItRuns() throws Exception {
    shipped.configure(
        "tasks.greet { type = command, schedule = \"every 1s\", settings { command = [echo, a] } }");
    Started service = shipped.start();
    service.says("task 'greet' succeeded");
    assertThat(shipped.run("export").said())
        .startsWith("id,task,state,trigger,fire,fires,startedAt,endedAt,durationMillis,attempts,")
        .contains(",greet,SUCCEEDED,SCHEDULE,");
    assertThat(shipped.run("export", "--what", "tasks", "--format", "jsonl").said())
        .contains("\"name\":\"greet\"")
        .contains("\"lastStatus\":\"success\"");
    Ended copied = shipped.run("backup", "copy.db");
    assertThat(copied.code()).as(copied.said()).isZero();
    assertThat(shipped.run("backup", "copy.db").code()).isEqualTo(2);
    service.signal("TERM");
    assertThat(service.code()).isZero();

    Ended read = shipped.run("export", "-D", "ledger.url=jdbc:sqlite:copy.db");
    assertThat(read.said()).contains(",greet,SUCCEEDED,SCHEDULE,");
    assertThat(shipped.run("export", "-D", "ledger.url=jdbc:sqlite:none.db").code()).isEqualTo(1);
  }

  @Test
  void saysWhatItCanDo() throws Exception {
    Ended help = shipped.run("--help");
    assertThat(help.code()).isZero();
    assertThat(help.said())
        .contains(
            "run", "check", "next", "export", "backup", "reload", "new", "version", "completion")
        .contains("tasks", "run-now", "explain", "logs", "retry", "nodes", "plugins", "token")
        .doesNotContain("warm-up");
    Ended nobody = shipped.run("tasks", "--url", "http://localhost:1");
    assertThat(nobody.code()).isEqualTo(3);
    assertThat(nobody.said())
        .isEqualTo("http://localhost:1 cannot be reached: nobody listens there\n");
    assertThat(shipped.run("version").said()).contains("housekeeper 1.0").contains("Java ");
    assertThat(shipped.run("completion").said()).contains("complete");
    assertThat(shipped.run("chekc").code()).isEqualTo(2);
  }
}
