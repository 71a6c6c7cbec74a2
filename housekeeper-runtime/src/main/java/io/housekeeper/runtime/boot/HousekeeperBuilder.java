package io.housekeeper.runtime.boot;

import io.housekeeper.api.Plugin;
import io.housekeeper.api.RunListener;
import io.housekeeper.api.Task;
import io.housekeeper.runtime.config.Configuration;
import io.housekeeper.runtime.config.Configuration.DatabaseBlock;
import io.housekeeper.runtime.engine.EngineSettings;
import io.housekeeper.runtime.engine.Listening;
import io.housekeeper.runtime.engine.TaskSettings;
import io.housekeeper.runtime.engine.Traces;
import io.housekeeper.runtime.extension.Extension;
import io.housekeeper.runtime.plugin.GivenSettings;
import io.housekeeper.runtime.trace.OpenTelemetryTraces;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
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
  private Traces traces = OpenTelemetryTraces.global();
  private final List<Task> tasks = new ArrayList<>();
  private final Map<String, Map<String, String>> file = new LinkedHashMap<>();
  private final Map<String, String> defaults = new LinkedHashMap<>();
  private final Map<String, String> formerly = new LinkedHashMap<>();
  private final List<Listening> listeners = new ArrayList<>();
  private final List<InstalledExtensions.Wanted<?>> extensions = new ArrayList<>();
  private final Map<String, DataSource> databases = new LinkedHashMap<>();
  private final Map<String, DatabaseBlock> blocks = new LinkedHashMap<>();
  private Drivers drivers = Drivers.none();
  private final ExtrasDraft extras = new ExtrasDraft();

  HousekeeperBuilder() {}

  /** The name of this node, which others know it by; {@code local} unless it is said. */
  public HousekeeperBuilder node(String name) {
    return settings(before -> before.withNode(name));
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

  /**
   * A task had another name before and goes on with what the ledger has under that one: runs,
   * overrides and pauses, and the fires that are not accounted for. It may be said for as long as
   * one likes; a task that has a history of its own keeps it. A schedule with an {@code H} moves,
   * because that stands for a hash of the name.
   *
   * @param before the other name, which no task of this node may have any more
   */
  public HousekeeperBuilder formerly(String task, String before) {
    if (task.equals(before)) {
      throw new IllegalArgumentException("task '" + task + "' cannot have been itself formerly");
    }
    formerly.put(task, before);
    return this;
  }

  /** A part of the process that is started with this, such as an HTTP server. */
  public <S extends Record> HousekeeperBuilder extension(Extension<S> extension, S told) {
    extensions.add(new InstalledExtensions.Wanted<>(extension, told));
    return this;
  }

  /** The same, as a configuration tells it, if that does. */
  public <S extends Record> HousekeeperBuilder extension(
      Extension<S> extension, Configuration configuration) {
    Optional.ofNullable(configuration.extensions().get(extension.name()))
        .map(extension.settings()::cast)
        .ifPresent(told -> extension(extension, told));
    return this;
  }

  HousekeeperBuilder defaults(Map<String, String> values) {
    defaults.putAll(values);
    return this;
  }

  /** Somebody who is told what happens to runs. */
  public HousekeeperBuilder listener(String name, RunListener listener) {
    listeners.add(new Listening(name, listener, listener.getClass().getClassLoader()));
    return this;
  }

  /**
   * Something that brings several tasks, types of tasks or types of listeners. It is installed at
   * the start; if that fails, the others run all the same.
   *
   * @param name which stands for it in the ledger, and is that of its directory
   * @param settings what it asks for by {@code settings(…)}
   */
  public HousekeeperBuilder plugin(String name, Plugin plugin, Record... settings) {
    extras.plugin(name, plugin, List.of(settings));
    return this;
  }

  /**
   * A folder of plugins, JARs and folders of JARs, each with a class loader of its own. It is
   * watched: what comes is loaded, what changes is replaced, what goes is let go. There may be
   * several folders.
   */
  public HousekeeperBuilder plugins(Path folder) {
    extras.folder(folder);
    return this;
  }

  /** What a configuration says of plugins, and of itself. */
  ExtrasDraft extras() {
    return extras;
  }

  /** A task of a type that a plugin brings; {@link #configure} says when it is due. */
  public HousekeeperBuilder task(String name, String type, Record settings) {
    return wantTask(new Wishes.Wanted(name, type, new GivenSettings(List.of(settings))));
  }

  /** A listener of a type that a plugin brings. */
  public HousekeeperBuilder listener(String name, String type, Record settings) {
    return wantListener(new Wishes.Wanted(name, type, new GivenSettings(List.of(settings))));
  }

  HousekeeperBuilder wantTask(Wishes.Wanted wanted) {
    extras.task(wanted);
    return this;
  }

  HousekeeperBuilder wantListener(Wishes.Wanted wanted) {
    extras.listener(wanted);
    return this;
  }

  /** In which each plugin has a directory of its own; {@code data/plugins} unless it is said. */
  public HousekeeperBuilder pluginDirectory(Path parent) {
    extras.directory(parent);
    return this;
  }

  /** A data source that tasks ask for by its name. */
  public HousekeeperBuilder database(String name, DataSource source) {
    databases.put(name, source);
    return this;
  }

  HousekeeperBuilder databases(Map<String, DatabaseBlock> configured, Drivers others) {
    blocks.putAll(configured);
    drivers = others;
    return this;
  }

  /**
   * All that a configuration says. What is said afterwards counts more.
   *
   * @param machine the name of this node, if the configuration names none
   */
  public HousekeeperBuilder configuration(Configuration configuration, String machine) {
    Configured.say(configuration, machine, this);
    return this;
  }

  /** Where this node's meters are kept; nothing is measured unless it is said. */
  public HousekeeperBuilder metrics(MeterRegistry meters) {
    this.registry = Optional.of(meters);
    return this;
  }

  /**
   * Who traces this node's runs; whatever is set for the whole process, unless it is said: by an
   * agent, or by the application at any time.
   */
  public HousekeeperBuilder openTelemetry(OpenTelemetry telemetry) {
    this.traces = OpenTelemetryTraces.of(telemetry);
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

  /** How long a shutdown waits for runs before it interrupts them; 30 seconds unless it is said. */
  public HousekeeperBuilder patience(Duration time) {
    return settings(before -> before.withPatience(time));
  }

  /**
   * Whether it runs what is due; what somebody asks for is run all the same. It does, unless said.
   */
  public HousekeeperBuilder fires(boolean yes) {
    return settings(before -> before.withFires(yes));
  }

  private HousekeeperBuilder settings(UnaryOperator<EngineSettings> change) {
    settings = change.apply(settings);
    return this;
  }

  /**
   * What would not be as it was told, a sentence each, without starting anything: plugins are
   * loaded and let go again, and neither ledger nor databases are touched.
   */
  public List<String> check() {
    return Rehearsal.of(plan());
  }

  /** Which of ledger and databases do not answer, a sentence each; nothing is written to them. */
  public List<String> unanswered() {
    return Reach.of(plan());
  }

  public Housekeeper build() {
    return new Housekeeper(plan());
  }

  Plan plan() {
    return new Plan(
        settings,
        ledger,
        new Plan.Work(
            new TaskSettings(zone, file, defaults, formerly), List.copyOf(tasks), version),
        new Plan.Surroundings(
            registry,
            traces,
            List.copyOf(listeners),
            new Databases(databases, blocks, drivers),
            List.copyOf(extensions)),
        extras.extras());
  }
}
