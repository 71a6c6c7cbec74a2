package io.housekeeper.runtime.engine;

import static io.housekeeper.runtime.engine.EngineTester.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Task;
import io.housekeeper.api.Task.Code;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskSpec.Overlap;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.MadeTask;
import io.housekeeper.runtime.ledger.Typed;
import io.housekeeper.runtime.run.Ending;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;

/** What nodes on one database do together. */
class PostgresClusterTest {

  private final Cluster cluster = new Cluster();
  private final List<String> ran = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    cluster.close();
  }

  private static TaskSpec.Builder eachSecond(String name) {
    return TaskSpec.named(name).schedule("* * * * * *");
  }

  private void awaitRunsOf(String node, int more) {
    long before = runsOf(node);
    EngineTester.await(more + " runs of node " + node, () -> runsOf(node) >= before + more);
  }

  private long runsOf(String node) {
    return ran.stream().filter(node::equals).count();
  }

  private static void pass(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    EngineTester.await(time + " to pass", () -> System.nanoTime() >= end);
  }

  @WaitingTest
  void theNewestVersionIsInForceAsLongAsItsNodeLives() {
    EngineTester a = withVersion("a", "1.9").start();
    awaitRunsOf("a", 2);
    EngineTester b = withVersion("b", "1.10").start();
    awaitRunsOf("b", 1);
    long before = runsOf("a");
    awaitRunsOf("b", 3);
    assertThat(runsOf("a")).isEqualTo(before);
    b.close();
    awaitRunsOf("a", 2);
    Healthy.lostNothing(a, "job");
  }

  private EngineTester withVersion(String node, String version) {
    Task job = Task.of(eachSecond("job").build(), run -> ran.add(node));
    return cluster
        .node(node)
        .with(new CodedTask("plugin", version, job, PostgresClusterTest.class.getClassLoader()));
  }

  @WaitingTest
  void whatRunsOnEveryNodeIsAccountedForOnEach() {
    EngineTester a = everywhere("a").start();
    EngineTester b = everywhere("b").start();
    awaitRunsOf("a", 2);
    awaitRunsOf("b", 2);
    b.close();
    long left = runsOf("b");
    awaitRunsOf("a", 2);
    assertThat(runsOf("b")).isEqualTo(left);
    b.engine().start();
    awaitRunsOf("b", 2);
    awaitRunsOf("a", 1);
    int first = a.entries("everywhere").stream().mapToInt(Entry::task).min().orElseThrow();
    Healthy.lostNothing(
        Healthy.fires(a, "everywhere").stream().filter(entry -> entry.task() == first).toList());
  }

  /** What is told of a change of one node's account is told to the others too. */
  @WaitingTest
  void noNodeRunsWhatAnotherOneIsToRunForItself() {
    List<String> fires = new CopyOnWriteArrayList<>();
    EngineTester a = noting("a", fires).start();
    EngineTester b = noting("b", fires).start();
    EngineTester.await("runs of b", () -> fires.stream().anyMatch(one -> one.startsWith("b ")));
    b.close();
    a.orders().override("noting", "timeout", "\"PT10M\"", OPERATOR);
    b.engine().start();
    pass(Duration.ofSeconds(5));
    assertThat(fires).hasSizeGreaterThan(8).doesNotHaveDuplicates();
  }

  private EngineTester noting(String node, List<String> fires) {
    return cluster
        .node(node)
        .with(
            eachSecond("noting").onEveryNode(),
            run -> fires.add(node + " " + run.fire().orElseThrow()));
  }

  private EngineTester everywhere(String node) {
    return cluster.node(node).with(eachSecond("everywhere").onEveryNode(), run -> ran.add(node));
  }

  @WaitingTest
  void anOverrideHoldsOnAllNodesWithinTwoSeconds() {
    EngineTester a = everywhere("a").start();
    everywhere("b").start();
    awaitRunsOf("a", 2);
    awaitRunsOf("b", 2);
    a.orders().override("everywhere", "schedule", "\"manual\"", OPERATOR);
    pass(Duration.ofSeconds(2));
    int after = ran.size();
    pass(Duration.ofSeconds(2));
    assertThat(ran).hasSize(after);
    a.orders().revert("everywhere", "schedule", OPERATOR);
    pass(Duration.ofSeconds(2));
    long ofA = runsOf("a");
    long ofB = runsOf("b");
    EngineTester.await("both to run it again", () -> runsOf("a") > ofA && runsOf("b") > ofB);
  }

  /** Both have read the same row, and wait for it on connections of their own. */
  @WaitingTest
  void ofTwoOperatorsOnTwoNodesWhoHaveSeenTheSameOneIsLate() {
    TaskSpec.Builder spec = TaskSpec.named("daily").schedule("0 2 * * *");
    EngineTester a = cluster.node("a").with(spec, run -> {}).start();
    EngineTester b = cluster.node("b").with(spec, run -> {}).start();
    for (int round = 0; round < 20; round++) {
      String timeout = "\"PT%dM\"".formatted(30 + round);
      String overdue = "\"PT%dM\"".formatted(2 + round);
      long seen = a.view("daily").row().cursor().rev();
      CyclicBarrier together = new CyclicBarrier(2);
      List<CompletableFuture<Boolean>> both =
          List.of(
              ExpectingContract.wins(
                  together, a, seen, it -> ExpectingContract.set(it, "timeout", timeout)),
              ExpectingContract.wins(
                  together, b, seen, it -> ExpectingContract.set(it, "overdue-after", overdue)));
      assertThat(both.stream().filter(CompletableFuture::join).count()).isEqualTo(1);
    }
  }

  @WaitingTest
  void whatIsMadeOnOneNodeIsToldToAllWithinTwoSeconds() {
    AtomicInteger told = new AtomicInteger();
    EngineTester a = cluster.node("a").start();
    EngineTester b = cluster.node("b").whenMade(told::incrementAndGet).start();
    EngineTester.await("the start", () -> told.get() == 1);
    Typed call = new Typed("http-call", "{}");
    a.orders().make(new MadeTask("call", call, Map.of()), OPERATOR);
    long begin = System.nanoTime();
    EngineTester.await("the change", () -> told.get() == 2);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
    assertThat(b.engine().isReady()).isTrue();
  }

  /** Code that notes whether it was ever executed twice at once. */
  private static Code alone(AtomicInteger executing, AtomicInteger most, Duration time) {
    return run -> {
      most.accumulateAndGet(executing.incrementAndGet(), Math::max);
      try {
        Thread.sleep(time);
      } finally {
        executing.decrementAndGet();
      }
    };
  }

  @WaitingTest
  void aNewRunReplacesTheOldOneOnWhicheverNode() {
    AtomicInteger executing = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    TaskSpec.Builder spec =
        TaskSpec.named("replaced").schedule("*/2 * * * * *").overlap(Overlap.REPLACE);
    Code code = alone(executing, most, Duration.ofSeconds(60));
    EngineTester a = cluster.node("a").with(spec, code).start();
    cluster.node("b").with(spec, code).start();
    EngineTester.await("three ends", () -> a.entries("replaced").size() >= 3);
    assertThat(a.entries("replaced")).allMatch(entry -> entry.ending() == Ending.CANCELLED);
    assertThat(most).hasValue(1);
  }

  @WaitingTest
  void oneRunWaitsForTheOtherOnWhicheverNode() {
    AtomicInteger executing = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    TaskSpec.Builder spec = eachSecond("queued").overlap(Overlap.QUEUE);
    Code code = alone(executing, most, Duration.ofMillis(2_500));
    EngineTester a = cluster.node("a").with(spec, code).start();
    cluster.node("b").with(spec, code).start();
    EngineTester.await("three ends", () -> a.entries("queued").size() >= 3);
    List<Entry> entries = a.entries("queued");
    assertThat(entries).allMatch(entry -> entry.ending() == Ending.SUCCEEDED);
    assertThat(entries.get(0).subject().covers().fires()).isGreaterThan(1);
    assertThat(most).hasValue(1);
    Healthy.lostNothing(a, "queued");
  }

  @WaitingTest
  void whoLosesTheDatabaseGivesUpItsRunsBeforeOthersTakeThem() throws Exception {
    NodeLog log = NodeLog.open();
    AtomicInteger executing = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    TaskSpec.Builder spec = TaskSpec.named("long");
    Code code = alone(executing, most, Duration.ofSeconds(60));
    try (Cable cable = cluster.cable()) {
      EngineTester a = cluster.node("a", cable).with(spec, code).start();
      a.orders().runNow("long", OPERATOR);
      EngineTester.await("its start", () -> executing.get() == 1);
      EngineTester b =
          cluster
              .node("b")
              .with(
                  spec,
                  run -> {
                    ran.add("b");
                    most.accumulateAndGet(executing.get() + 1, Math::max);
                  });
      Healthy healthy = Healthy.in(b);
      b.start();
      cable.cut();
      long begin = System.nanoTime();
      EngineTester.await("the takeover", () -> ran.contains("b"));
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
      assertThat(most).hasValue(1);
      assertThat(a.engine().isReady()).isFalse();
      cable.mend();
      EngineTester.await("the other to come back", () -> a.engine().isReady());
      Entry entry = b.entry("long", Ending.SUCCEEDED);
      assertThat(entry.execution().orElseThrow().attempts()).isEqualTo(2);
      healthy.goesOn();
      healthy.lostNothing();
    }
    assertThat(log.starting("WARN the others took incarnation")).hasSize(1);
    assertThat(log.starting("WARN node 'a' (incarnation")).hasSize(1);
  }
}
