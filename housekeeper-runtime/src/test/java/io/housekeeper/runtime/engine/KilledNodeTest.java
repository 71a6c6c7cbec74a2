package io.housekeeper.runtime.engine;

import static io.housekeeper.runtime.engine.EngineTester.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.api.Run;
import io.housekeeper.api.RunListener;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.CannotOpenLedger;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LogChunk;
import io.housekeeper.runtime.ledger.Operations.Requested;
import io.housekeeper.runtime.ledger.Pause;
import io.housekeeper.runtime.run.Ending;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;

/** Nodes in processes of their own, and what becomes of their work when these end at once. */
class KilledNodeTest {

  @TempDir Path folder;

  private static long ask(EngineTester tester, String task) {
    return ((Requested.Accepted) tester.orders().runNow(task, OPERATOR)).run();
  }

  /** Tells which ends were told again. */
  private static RunListener retold(List<String> ids) {
    return new RunListener() {
      @Override
      public void ended(Run run) {
        if (run.retold() && run.task().name().equals("quick")) {
          ids.add(run.id());
        }
      }
    };
  }

  @WaitingTest
  void anotherNodeTakesUpWhatItRanAndTellsWhatItHadNotTold() throws IOException {
    List<String> retold = new CopyOnWriteArrayList<>();
    List<Integer> attempts = new CopyOnWriteArrayList<>();
    try (Cluster cluster = new Cluster();
        NodeProcess process = NodeProcess.start(cluster.url(), "killed")) {
      process.says("runs");
      EngineTester heir =
          cluster
              .node("heir")
              .with(TaskSpec.named("quick"), run -> {})
              .with(TaskSpec.named("long"), run -> attempts.add(run.attempt()))
              .listening("retold", retold(retold));
      Healthy healthy = Healthy.in(heir);
      heir.start().engine().drain(true);
      long first = ask(heir, "quick");
      process.says("told " + first);
      heir.ended(first);
      long second = ask(heir, "quick");
      heir.ended(second);
      long run = ask(heir, "long");
      process.says("attempt 1");
      heir.engine().drain(false);
      process.kill();
      long begin = System.nanoTime();
      EngineTester.await("the takeover", () -> !attempts.isEmpty());
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
      assertThat(heir.ended(run).execution().orElseThrow().attempts()).isEqualTo(2);
      assertThat(attempts).containsExactly(2);
      EngineTester.await("both to be told again", () -> retold.size() >= 2);
      assertThat(retold).containsExactly(Long.toString(first), Long.toString(second));
      healthy.goesOn();
      healthy.lostNothing();
    }
  }

  @WaitingTest
  void aTaskThatEndsItsProcessIsGivenUpAtTheThirdTime() throws IOException {
    long run;
    try (Ledger ledger = Ledgers.sqlite(folder);
        EngineTester tester = NodeTasks.in(EngineTester.on(ledger))) {
      tester.start().engine().drain(true);
      run = ask(tester, "exits");
    }
    for (int i = 0; i < 3; i++) {
      try (NodeProcess process = NodeProcess.start(folder.toString(), "node")) {
        assertThat(process.exits()).isEqualTo(3);
      }
    }
    try (Ledger ledger = Ledgers.sqlite(folder);
        EngineTester tester = EngineTester.on(ledger)) {
      Healthy healthy = Healthy.in(tester);
      tester.with(TaskSpec.named("exits"), any -> {}).start();
      Entry entry = tester.ended(run);
      assertThat(entry.ending()).isEqualTo(Ending.LOST);
      assertThat(entry.outcome().message()).isEqualTo("the node that executed it died");
      assertThat(entry.execution().orElseThrow().attempts()).isEqualTo(3);
      assertThat(ledger.tasks().named("exits").get(0).row().switches().paused())
          .containsExactly(Pause.QUARANTINE);
      healthy.goesOn();
      healthy.lostNothing();
    }
  }

  @WaitingTest
  void aGigabyteOfLogFitsIntoLittleMemory() throws IOException {
    long run;
    try (Ledger ledger = Ledgers.sqlite(folder);
        EngineTester tester = NodeTasks.in(EngineTester.on(ledger))) {
      tester.start().engine().drain(true);
      run = ask(tester, "loud");
    }
    try (NodeProcess process = NodeProcess.start(folder.toString(), "node", "-Xmx48m")) {
      process.says("runs");
      assertThatThrownBy(() -> Ledgers.sqlite(folder))
          .isInstanceOf(CannotOpenLedger.class)
          .hasMessage(
              "The ledger %s is in use by another Housekeeper, process %d. Stop that one first, or give this one a data directory of its own."
                  .formatted(folder.toRealPath().resolve("housekeeper.db"), process.pid()));
      process.says("ended loud");
    }
    try (Ledger ledger = Ledgers.sqlite(folder)) {
      EngineTester tester = EngineTester.on(ledger);
      assertThat(tester.ended(run).outcome().message()).isEqualTo("said it all");
      String log =
          ledger.logs().read(run, 0, 1_000).stream()
              .map(LogChunk::body)
              .collect(Collectors.joining());
      assertThat(log.length()).isBetween(900_000, 1_100_000);
      assertThat(log).contains(" lines left out …");
      Healthy.lostNothing(tester, Healthy.NAME);
    }
  }
}
