package io.housekeeper.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.api.Run.State;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.extension.Extension;
import io.housekeeper.runtime.extension.Extension.CannotStart;
import io.housekeeper.runtime.extension.Extension.Installed;
import io.housekeeper.runtime.extension.Extension.Running;
import io.housekeeper.runtime.extension.Hosting;
import io.housekeeper.runtime.ledger.CannotOpenLedger;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of the process that are installed, started and ended with a node. */
class ExtensionsTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  /** What an extension does when it is started. */
  private interface Start {

    void start() throws CannotStart;
  }

  private record Told(String name) {}

  /** Says what becomes of it. */
  private final class Recorded implements Extension<Told> {

    private final String name;
    private final Start start;

    Recorded(String name, Start start) {
      this.name = name;
      this.start = start;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Class<Told> settings() {
      return Told.class;
    }

    @Override
    public Installed install(Told settings, CompositeMeterRegistry meters) {
      meters.add(measured);
      said.add(settings.name() + " is installed");
      return new RecordedInstalled(settings.name(), start);
    }
  }

  private final class RecordedInstalled implements Installed {

    private final String name;
    private final Start start;

    RecordedInstalled(String name, Start start) {
      this.name = name;
      this.start = start;
    }

    @Override
    public Running start(Hosting hosting) throws CannotStart {
      start.start();
      said.add(name + " runs");
      return new RecordedRunning(name);
    }

    @Override
    public void close() {
      said.add(name + " is gone");
    }
  }

  private final class RecordedRunning implements Running {

    private final String name;

    RecordedRunning(String name) {
      this.name = name;
    }

    @Override
    public Optional<String> invitation() {
      return Optional.of("come to " + name);
    }

    @Override
    public void leave() {
      said.add(name + " leaves");
    }

    @Override
    public void close() {
      said.add(name + " has ended");
    }
  }

  @TempDir private Path folder;
  private final SimpleMeterRegistry measured = new SimpleMeterRegistry();
  private final List<String> said = new CopyOnWriteArrayList<>();

  private HousekeeperBuilder builder() {
    return Housekeeper.builder()
        .ledger(folder.resolve("ledger.db"))
        .pluginDirectory(folder.resolve("plugins"))
        .task(Task.of(TaskSpec.named("works").schedule("manual").build(), run -> {}));
  }

  private HousekeeperBuilder with(HousekeeperBuilder builder, String name, Start start) {
    return builder.extension(new Recorded(name, start), new Told(name));
  }

  private static Task atStart(Task.Code code) {
    TaskSpec spec = TaskSpec.named("first").schedule("manual").onStartup(Duration.ZERO).build();
    return Task.of(spec, code);
  }

  @Test
  void areThereWhenTheStartIsOverAndEndWithTheNode() {
    Housekeeper housekeeper = with(builder(), "it", () -> {}).build();
    housekeeper.start();
    assertThat(said).containsExactly("it is installed", "it runs");
    assertThat(housekeeper.invitations()).containsExactly("come to it");
    housekeeper.close();
    assertThat(said)
        .containsExactly("it is installed", "it runs", "it leaves", "it has ended", "it is gone");
  }

  @Test
  void oneThatCannotStartLeavesTheOthersAndIsTriedAtTheNextStart() throws Exception {
    List<String> reasons = new CopyOnWriteArrayList<>(List.of("its port is taken"));
    HousekeeperBuilder builder =
        with(
            builder(),
            "one",
            () -> {
              if (!reasons.isEmpty()) {
                throw new CannotStart(reasons.remove(0), new IllegalStateException());
              }
            });
    Housekeeper housekeeper = with(builder, "other", () -> {}).build();
    StartReport report = housekeeper.start();
    assertThat(report.failed()).containsExactly("extension 'one' does not run: its port is taken");
    assertThat(housekeeper.invitations()).containsExactly("come to other");
    assertThat(housekeeper.runNow("works", LONG).summary().state()).isEqualTo(State.SUCCEEDED);
    housekeeper.close();
    assertThat(housekeeper.start().failed()).isEmpty();
    assertThat(housekeeper.invitations()).containsExactly("come to one", "come to other");
    housekeeper.close();
  }

  @Test
  void oneThatBreaksIsNamedAndTheNodeRunsWithoutIt() throws Exception {
    Start broken =
        () -> {
          throw new NoClassDefFoundError("org/example/Missing");
        };
    try (Housekeeper housekeeper = with(builder(), "it", broken).build()) {
      assertThat(housekeeper.start().failed())
          .singleElement()
          .asString()
          .startsWith("extension 'it' does not run: ")
          .contains("org/example/Missing");
      assertThat(housekeeper.runNow("works", LONG)).isNotNull();
    }
  }

  @Test
  void whatRanBeforeTheyWereStartedIsMeasuredToo() {
    CountDownLatch begun = new CountDownLatch(1);
    Housekeeper housekeeper =
        with(builder().task(atStart(run -> begun.countDown())), "it", () -> await(begun)).build();
    housekeeper.start();
    housekeeper.close();
    assertThat(measured.get("housekeeper.runs").tag("task", "first").counter().count()).isOne();
  }

  @Test
  void aRunThatTakesLongDoesNotKeepThemFromStarting() {
    CountDownLatch started = new CountDownLatch(1);
    Housekeeper housekeeper =
        with(builder().task(atStart(run -> await(started))), "it", started::countDown).build();
    housekeeper.start();
    assertThat(said).contains("it runs");
    housekeeper.close();
  }

  @Test
  void whoClosesWhileTheyStartEndsThemWhenTheyHave() throws Exception {
    CountDownLatch starting = new CountDownLatch(1);
    CountDownLatch mayStart = new CountDownLatch(1);
    Start slow =
        () -> {
          starting.countDown();
          await(mayStart);
        };
    Housekeeper housekeeper = with(builder(), "it", slow).build();
    CompletableFuture<StartReport> start = CompletableFuture.supplyAsync(housekeeper::start);
    await(starting);
    Thread closing = Thread.ofPlatform().start(housekeeper::close);
    Awaitility.await().until(() -> closing.getState() == Thread.State.BLOCKED);
    assertThat(said).containsExactly("it is installed");
    mayStart.countDown();
    closing.join(LONG);
    assertThat(start.get(LONG.toSeconds(), TimeUnit.SECONDS).failed()).isEmpty();
    assertThat(said)
        .containsExactly("it is installed", "it runs", "it leaves", "it has ended", "it is gone");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @Test
  void aLedgerThatCannotBeOpenedLeavesNothingInstalled() throws Exception {
    Path blocked = folder.resolve("file");
    Files.writeString(blocked, "no folder");
    Housekeeper housekeeper =
        with(builder().ledger(blocked.resolve("ledger.db")), "it", () -> {}).build();
    assertThatThrownBy(housekeeper::start).isInstanceOf(CannotOpenLedger.class);
    assertThat(said).containsExactly("it is installed", "it is gone");
  }
}
