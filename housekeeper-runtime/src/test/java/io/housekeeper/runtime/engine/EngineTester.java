package io.housekeeper.runtime.engine;

import io.housekeeper.api.RunListener;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.RunFilter;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.run.Ending;
import io.housekeeper.runtime.schedule.ScheduleReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** A whole engine with threads of its own, on a ledger that a test gives. */
final class EngineTester implements AutoCloseable {

  static final By OPERATOR =
      new By("operator", "a test", Instant.parse("2026-01-01T00:00:00Z"), Optional.empty());

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Ledger ledger;
  private final EngineSettings settings;
  private final Catalog catalog =
      new Catalog(new ScheduleReader(name -> Optional.empty()), TaskSettings.in(ZoneOffset.UTC));
  private final List<Listening> listeners = new ArrayList<>();
  private Optional<Runnable> whenMade = Optional.empty();
  private Optional<Engine> engine = Optional.empty();

  EngineTester(Ledger ledger, EngineSettings settings) {
    this.ledger = ledger;
    this.settings = settings;
  }

  static EngineTester on(Ledger ledger) {
    return on(ledger, "node");
  }

  static EngineTester on(Ledger ledger, String node) {
    return new EngineTester(
        ledger,
        EngineSettings.of(node).withMaxConcurrentRuns(20).withPatience(Duration.ofMillis(300)));
  }

  EngineTester with(TaskSpec.Builder spec, Task.Code code) {
    return with("plugin", Task.of(spec.build(), code));
  }

  EngineTester with(String plugin, Task task) {
    return with(new CodedTask(plugin, "1.0", task, EngineTester.class.getClassLoader()));
  }

  EngineTester with(CodedTask task) {
    catalog.add(task, InstantSource.system().instant());
    return this;
  }

  /** A file says that a task which comes had another name before. */
  EngineTester formerly(String task, String before) {
    TaskSettings said = new TaskSettings(ZoneOffset.UTC, Map.of(), Map.of(), Map.of(task, before));
    catalog.become(said, InstantSource.system().instant(), refusal -> {});
    return this;
  }

  /** Why tasks of this node are not run. */
  List<String> refusals() {
    return catalog.refusals().stream().map(Admission.Refusal::sentence).toList();
  }

  EngineTester listening(String name, RunListener listener) {
    listeners.add(new Listening(name, listener, EngineTester.class.getClassLoader()));
    return this;
  }

  EngineTester whenMade(Runnable listener) {
    whenMade = Optional.of(listener);
    return this;
  }

  EngineTester start() {
    Equipment equipment =
        new Equipment(
            catalog,
            List.copyOf(listeners),
            name -> {
              throw new IllegalArgumentException("there is no database '" + name + "'");
            },
            Clockwork.of(System::nanoTime, InstantSource.system()),
            Telemetry.NONE);
    Engine started = new Engine(settings, ledger, equipment);
    whenMade.ifPresent(started::whenMade);
    started.start();
    engine = Optional.of(started);
    return this;
  }

  Orders orders() {
    return engine.orElseThrow().orders();
  }

  Engine engine() {
    return engine.orElseThrow();
  }

  Catalog catalog() {
    return catalog;
  }

  /** Runs a task once and waits for its end. */
  Entry run(String task) {
    return switch (orders().runNow(task, OPERATOR)) {
      case io.housekeeper.runtime.ledger.Operations.Requested.Several several ->
          throw new AssertionError("several runs");
      case io.housekeeper.runtime.ledger.Operations.Requested.Accepted accepted ->
          ended(accepted.run());
      case io.housekeeper.runtime.ledger.Operations.Requested.Busy busy ->
          throw new AssertionError("busy with " + busy.run());
      case io.housekeeper.runtime.ledger.Operations.Requested.Refused refused ->
          throw new AssertionError(refused.sentence());
    };
  }

  /** Waits for the end of a run. */
  Entry ended(long run) {
    await("the end of run " + run, () -> ledger.history().entry(run).isPresent());
    return ledger.history().entry(run).orElseThrow();
  }

  /** Waits for an entry of a task. */
  Entry entry(String task, Predicate<Entry> which) {
    await("an entry of task '" + task + "'", () -> entries(task).stream().anyMatch(which));
    return entries(task).stream().filter(which).findFirst().orElseThrow();
  }

  Entry entry(String task, Ending ending) {
    return entry(task, entry -> entry.ending() == ending);
  }

  /** All entries of a task, newest first. */
  List<Entry> entries(String task) {
    List<TaskView> views = ledger.tasks().named(task);
    return views.stream()
        .flatMap(
            view -> ledger.history().page(RunFilter.of(view.id()), Long.MAX_VALUE, 1_000).stream())
        .toList();
  }

  /** A task as the ledger has it; on one node, if it runs on every one. */
  TaskView view(String task) {
    return ledger.tasks().named(task).get(0);
  }

  static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain for " + what);
      }
      try {
        Thread.sleep(5);
      } catch (InterruptedException interrupted) {
        throw new AssertionError(interrupted);
      }
    }
  }

  @Override
  public void close() {
    engine.ifPresent(Engine::close);
  }
}
