package io.housekeeper.runtime.boot;

import io.housekeeper.api.RunListener;
import io.housekeeper.api.Task;
import io.housekeeper.runtime.engine.EngineSettings;
import io.housekeeper.runtime.engine.Listening;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** What a Housekeeper is told before it starts. Whatever is not said is as is usual. */
public final class HousekeeperBuilder {

  private EngineSettings settings = EngineSettings.of("local");
  private LedgerAddress ledger = new LedgerAddress.Sqlite(Path.of("data", "housekeeper.db"));
  private ZoneId zone = ZoneId.of("UTC");
  private String version = "1.0";
  private Optional<MeterRegistry> registry = Optional.empty();
  private final List<Task> tasks = new ArrayList<>();
  private final Map<String, Map<String, String>> file = new LinkedHashMap<>();
  private final List<Listening> listeners = new ArrayList<>();
  private final Map<String, DataSource> databases = new LinkedHashMap<>();

  HousekeeperBuilder() {}

  /** The name of this node, which others know it by; {@code local} unless it is said. */
  public HousekeeperBuilder node(String name) {
    return settings(
        before ->
            new EngineSettings(
                name, before.maxConcurrentRuns(), before.patience(), before.retention()));
  }

  /** A ledger in a file, for one process; {@code data/housekeeper.db} unless it is said. */
  public HousekeeperBuilder ledger(Path file) {
    return ledger(new LedgerAddress.Sqlite(file));
  }

  /** Where the ledger is. */
  public HousekeeperBuilder ledger(LedgerAddress address) {
    this.ledger = address;
    return this;
  }

  /** The zone of tasks that name none; UTC unless it is said. */
  public HousekeeperBuilder zone(String id) {
    this.zone = ZoneId.of(id);
    return this;
  }

  /**
   * The version of the application, so that of several nodes the newest one's tasks are in force.
   */
  public HousekeeperBuilder version(String text) {
    this.version = text;
    return this;
  }

  public HousekeeperBuilder task(Task task) {
    tasks.add(task);
    return this;
  }

  /**
   * What a file of the application says in place of a task's code.
   *
   * @param field as in {@code schedule}, {@code timezone}, {@code timeout} or {@code disabled}
   * @param value JSON
   */
  public HousekeeperBuilder configure(String task, String field, String value) {
    file.computeIfAbsent(task, name -> new LinkedHashMap<>()).put(field, value);
    return this;
  }

  /** Somebody who is told what happens to runs. */
  public HousekeeperBuilder listener(String name, RunListener listener) {
    listeners.add(new Listening(name, listener, listener.getClass().getClassLoader()));
    return this;
  }

  /** A data source that tasks ask for by its name. */
  public HousekeeperBuilder database(String name, DataSource source) {
    databases.put(name, source);
    return this;
  }

  /** Where this node's meters are kept; nothing is measured unless it is said. */
  public HousekeeperBuilder metrics(MeterRegistry meters) {
    this.registry = Optional.of(meters);
    return this;
  }

  /** How many runs this node executes at once; ten unless it is said. */
  public HousekeeperBuilder maxConcurrentRuns(int runs) {
    return settings(before -> before.withMaxConcurrentRuns(runs));
  }

  /** How long entries are kept; 30 days unless it is said. */
  public HousekeeperBuilder retention(Duration time) {
    return settings(before -> before.withRetention(time));
  }

  private HousekeeperBuilder settings(UnaryOperator<EngineSettings> change) {
    settings = change.apply(settings);
    return this;
  }

  public Housekeeper build() {
    Housekeeper.Plan plan =
        new Housekeeper.Plan(
            settings, ledger, new Housekeeper.Defaults(zone, version, Map.copyOf(file)), registry);
    return new Housekeeper(plan, List.copyOf(tasks), List.copyOf(listeners), Map.copyOf(databases));
  }
}
