package io.housekeeper.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.housekeeper.runtime.control.RunQuery;
import io.housekeeper.runtime.control.RunSummary;
import io.housekeeper.runtime.ledger.jdbi.PostgresServer;
import io.housekeeper.runtime.plugin.PluginJar;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new version of a plugin that one node has before the other. */
class RollingDeployTest {

  private static final Duration LONG = Duration.ofSeconds(40);

  @TempDir private Path folder;
  private final PostgresServer.Database database = PostgresServer.shared().freshDatabase();

  @AfterEach
  void drop() {
    database.close();
  }

  private Housekeeper node(String name) {
    return Housekeeper.builder()
        .node(name)
        .ledger(
            LedgerAddress.postgres(database.url(), PostgresServer.USER, PostgresServer.PASSWORD))
        .pluginDirectory(folder.resolve(name).resolve("data"))
        .plugins(folder.resolve(name).resolve("plugins"))
        .build();
  }

  /** The version says which node runs it, and when. */
  private void put(String node, String version, String schedule) {
    PluginJar.withTask("refill", "")
        .source(
            "com.example.Work",
            PluginJar.task("Work", "refill", "run.message(\"%s\");".formatted(version))
                .replace(
                    "named(\"refill\")",
                    "named(\"refill\").schedule(\"%s\").catchUp(CatchUp.all(java.time.Duration.ofDays(1), 100))"
                        .formatted(schedule)))
        .into(folder.resolve(node).resolve("plugins"), "shop-" + version + ".jar");
  }

  private static List<RunSummary> runs(Housekeeper housekeeper) {
    return housekeeper.control().runs().page(RunQuery.newest(1_000).of("refill")).stream()
        .filter(RunSummary::isOver)
        .toList()
        .reversed();
  }

  private static boolean isOfNew(RunSummary run) {
    return run.source().fire().map(Instant::getEpochSecond).orElseThrow() % 2 == 1;
  }

  @Test
  void firesByOneScheduleAtATime() {
    put("ann", "1.0", "*/2 * * * * *");
    put("bob", "2.0", "1-59/2 * * * * *");
    try (Housekeeper ann = node("ann");
        Housekeeper bob = node("bob")) {
      assertThat(ann.start().failed()).isEmpty();
      await().atMost(LONG).until(() -> runs(ann).size() >= 2);
      bob.start();
      await().atMost(LONG).until(() -> runs(ann).stream().filter(r -> isOfNew(r)).count() >= 3);
      put("ann", "2.0", "1-59/2 * * * * *");
      await().atMost(LONG).until(() -> !ann.control().nodes().plugins().toString().contains("1.0"));
      bob.close(Duration.ofSeconds(5));
      int before = runs(ann).size();
      await().atMost(LONG).until(() -> runs(ann).size() >= before + 3);

      List<RunSummary> all = runs(ann);
      int first = all.indexOf(all.stream().filter(r -> isOfNew(r)).findFirst().orElseThrow());
      assertThat(all.subList(0, first)).allMatch(run -> run.message().equals("1.0"));
      assertThat(all.subList(first, all.size()))
          .allMatch(RollingDeployTest::isOfNew)
          .allMatch(run -> run.message().equals("2.0"));
      List<Instant> fires = all.stream().map(run -> run.source().fire().orElseThrow()).toList();
      assertThat(fires).doesNotHaveDuplicates().isSorted();
      for (int i = 1; i < fires.size(); i++) {
        long apart = Duration.between(fires.get(i - 1), fires.get(i)).toSeconds();
        assertThat(apart).isLessThanOrEqualTo(i == first ? 3 : 2);
      }
    }
  }
}
