package io.housekeeper.benchmarks.ledger;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
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
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** An engine with many tasks of one schedule, with room for many runs at once. */
final class Fleet implements AutoCloseable {

  static final int SLOTS = Integer.getInteger("slots", 256);

  private final Engine engine;
  private final Duration registration;

  private Fleet(Engine engine, Duration registration) {
    this.engine = engine;
    this.registration = registration;
  }

  /**
   * Starts an engine with tasks that all have this code.
   *
   * @param version of the plugin that brings them: a later one changes their schedule
   */
  static Fleet start(Ledger ledger, int tasks, int version, String schedule, Task.Code code) {
    InstantSource clock = InstantSource.system();
    Catalog catalog =
        new Catalog(new ScheduleReader(name -> Optional.empty()), TaskSettings.in(ZoneOffset.UTC));
    for (int i = 0; i < tasks; i++) {
      Task task = Task.of(TaskSpec.named("task-" + i).schedule(schedule).build(), code);
      ClassLoader loader = Fleet.class.getClassLoader();
      catalog.add(new CodedTask("fleet", "1." + version, task, loader), clock.instant());
    }
    Engine engine =
        new Engine(
            EngineSettings.of("bench")
                .withMaxConcurrentRuns(SLOTS)
                .withPatience(Duration.ofSeconds(5)),
            ledger,
            new Equipment(
                catalog,
                List.of(),
                Fleet::none,
                Clockwork.of(System::nanoTime, clock),
                Telemetry.NONE));
    Instant begin = clock.instant();
    engine.start();
    return new Fleet(engine, Duration.between(begin, clock.instant()));
  }

  private static javax.sql.DataSource none(String name) {
    throw new IllegalArgumentException("there is no database '" + name + "'");
  }

  /** How long it took to register the tasks. */
  Duration registration() {
    return registration;
  }

  @Override
  public void close() {
    engine.close();
  }
}
