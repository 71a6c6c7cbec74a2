package io.housekeeper.testkit;

import io.housekeeper.api.Task;
import io.housekeeper.runtime.engine.Admission.Refusal;
import io.housekeeper.runtime.engine.Catalog;
import io.housekeeper.runtime.engine.CodedTask;
import io.housekeeper.runtime.engine.Engine;
import io.housekeeper.runtime.engine.EngineSettings;
import io.housekeeper.runtime.engine.Equipment;
import io.housekeeper.runtime.engine.TaskSettings;
import io.housekeeper.runtime.engine.Telemetry;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import io.housekeeper.runtime.schedule.ScheduleReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Puts together what a service has, with a clock that a test turns. */
final class Assembly {

  private static final String NODE = "test";
  private static final String VERSION = "1.0";

  /** A test asks after a year what there was in it. */
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private final VirtualHousekeeperBuilder plan;

  Assembly(VirtualHousekeeperBuilder plan) {
    this.plan = plan;
  }

  VirtualHousekeeper start() {
    VirtualClock clock = new VirtualClock(plan.begin());
    Lateness lateness = new Lateness(plan.patience(), clock::instant);
    if (plan.isLateBorne()) {
      lateness.bear();
    }
    Course course = new Course(clock, new Hearing(plan.patience()));
    Turns turns = new Turns(plan.patience(), lateness);
    Catalog catalog = catalog(clock);
    Ledger ledger = new StoredLedger(new OneProcessStore(new MemoryStore(clock::instant)));
    Equipment equipment =
        new Equipment(
            catalog,
            plan.listeners(),
            this::database,
            new VirtualClockwork(clock, turns, course),
            Telemetry.NONE);
    EngineSettings settings =
        EngineSettings.of(NODE)
            .withMaxConcurrentRuns(plan.maxConcurrentRuns())
            .withRetention(FOR_EVER);
    Engine engine = new Engine(settings, ledger, equipment);
    course.drive(engine);
    VirtualHousekeeper made =
        new VirtualHousekeeper(
            new VirtualHousekeeper.Parts(engine, ledger, catalog),
            clock,
            course,
            lateness,
            plan.zone());
    try {
      return made.start();
    } catch (RuntimeException | Error failure) {
      made.close();
      throw failure;
    }
  }

  /** Refuses tasks that cannot be run. */
  void check() {
    catalog(new VirtualClock(plan.begin()));
  }

  private Catalog catalog(VirtualClock clock) {
    Catalog catalog =
        new Catalog(
            new ScheduleReader(name -> Optional.ofNullable(plan.variables().get(name))),
            TaskSettings.in(plan.zone()));
    for (Task task : plan.tasks()) {
      ClassLoader loader = task.getClass().getClassLoader();
      catalog.add(new CodedTask(NODE, VERSION, task, loader), clock.instant());
    }
    check(catalog);
    return catalog;
  }

  /** A task that cannot be run is no reason to leave the others, but it is one to fail a test. */
  static void check(Catalog catalog) {
    List<Refusal> refusals = catalog.refusals();
    if (!refusals.isEmpty()) {
      throw new IllegalArgumentException(
          refusals.stream().map(Refusal::sentence).collect(Collectors.joining("; ")));
    }
  }

  private DataSource database(String name) {
    return Optional.ofNullable(plan.databases().get(name))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no database '%s'; there are %s: give the test one with database(\"%s\", …)"
                        .formatted(name, plan.databases().keySet(), name)));
  }
}
