package io.housekeeper.benchmarks.soak;

import io.housekeeper.api.Task;
import io.housekeeper.runtime.boot.LedgerAddress;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.Workshop;
import io.housekeeper.runtime.engine.Catalog;
import io.housekeeper.runtime.engine.Clockwork;
import io.housekeeper.runtime.engine.CodedTask;
import io.housekeeper.runtime.engine.Engine;
import io.housekeeper.runtime.engine.EngineSettings;
import io.housekeeper.runtime.engine.Equipment;
import io.housekeeper.runtime.engine.TaskSettings;
import io.housekeeper.runtime.engine.Telemetry;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.schedule.ScheduleReader;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** A node from its start to its end, with a ledger that is opened for it. */
final class SoakedNode implements AutoCloseable {

  private static final int SLOTS = 64;

  /** The shortest that an engine takes. */
  private static final Duration KEPT = Duration.ofHours(1);

  private final Ledger ledger;
  private final Engine engine;

  private SoakedNode(Ledger ledger, Engine engine) {
    this.ledger = ledger;
    this.engine = engine;
  }

  static SoakedNode start(LedgerAddress address, SoakedTasks tasks) {
    InstantSource clock = InstantSource.system();
    Catalog catalog =
        new Catalog(new ScheduleReader(name -> Optional.empty()), TaskSettings.in(ZoneOffset.UTC));
    tasks.all().forEach(task -> catalog.add(coded(task), clock.instant()));
    Ledger ledger = new ShortLedger(address.open(clock), KEPT.minus(Pace.RETENTION));
    EngineSettings settings =
        EngineSettings.of("soaked")
            .withMaxConcurrentRuns(SLOTS)
            .withPatience(Duration.ofSeconds(5))
            .withRetention(KEPT);
    Clockwork clockwork = Clockwork.of(System::nanoTime, clock);
    Engine engine =
        new Engine(
            settings,
            ledger,
            new Equipment(catalog, List.of(), SoakedNode::none, clockwork, Telemetry.NONE));
    engine.start();
    return new SoakedNode(ledger, engine);
  }

  private static javax.sql.DataSource none(String name) {
    throw new IllegalArgumentException("there is no database '" + name + "'");
  }

  private static CodedTask coded(Task task) {
    return new CodedTask("soak", "1.0", task, SoakedNode.class.getClassLoader());
  }

  void register(Task task) {
    engine.add(coded(task));
  }

  void unregister(Task task) {
    engine.remove(task.spec().name());
  }

  /** Somebody looks at a page now and then. */
  int look() {
    return new Control(ledger, engine, Workshop.NONE).tasks().list("", "", 50).size();
  }

  @Override
  public void close() {
    engine.close();
    engine.over().toCompletableFuture().join();
    ledger.close();
  }
}
