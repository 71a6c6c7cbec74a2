package io.housekeeper.testkit;

import io.housekeeper.api.Secret;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskType;
import io.housekeeper.runtime.config.Binder;
import io.housekeeper.runtime.config.Names;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Runs a task once, as the service would: on a thread of its own, with its retries, its time limit
 * and its counters. Waits before retries are virtual and take no time.
 *
 * <pre>{@code
 * FinishedRun run = TaskTest.of(new Pull()).at("2027-03-28T02:30Z").database("app", source).run();
 * assertThat(run.state()).isEqualTo(State.SUCCEEDED);
 * }</pre>
 */
public final class TaskTest {

  /** When a run is that says nothing of when: any day would do, and it is always the same. */
  private static final Instant SOME_TIME = Instant.parse("2027-01-04T12:00:00Z");

  /** Makes the task of what the test says are its settings. */
  private final BiFunction<Binder, String, Task> made;

  private String settings = "";
  private final Map<String, Secret> secrets = new LinkedHashMap<>();
  private final Map<String, DataSource> databases = new LinkedHashMap<>();
  private final Map<String, String> variables = new LinkedHashMap<>();
  private ZoneId zone = ZoneId.of("UTC");
  private Function<ZoneId, Instant> time = where -> SOME_TIME;
  private Optional<Function<ZoneId, Instant>> lastSuccess = Optional.empty();
  private boolean isManual;
  private boolean isDry;
  private Duration patience = Duration.ofSeconds(10);

  private TaskTest(BiFunction<Binder, String, Task> made) {
    this.made = made;
  }

  /** Of a task with code of its own. */
  public static TaskTest of(Task task) {
    return new TaskTest((binder, text) -> task);
  }

  /** Of a task of a type, with the name of the type and these settings. */
  public static <S extends Record> TaskTest of(TaskType<S> type, S settings) {
    return of(task(type, settings));
  }

  /** Of a task of a type, with the name of the type; {@link #settings} says what is not usual. */
  public static <S extends Record> TaskTest of(TaskType<S> type) {
    return new TaskTest(
        (binder, text) -> task(type, binder.bind(type.settings(), text, "settings").orThrow()));
  }

  private static <S extends Record> Task task(TaskType<S> type, S settings) {
    return Task.of(type.spec(), run -> type.run(settings, run));
  }

  /**
   * The settings of a task of a type, as they would stand in the configuration file: {@code "from =
   * \"https://example.org\", patience = 5s"}.
   */
  public TaskTest settings(String text) {
    this.settings = text;
    return this;
  }

  /** What {@code secret:name} stands for in the settings. */
  public TaskTest secret(String name, String value) {
    secrets.put(name, Secret.of(value));
    return this;
  }

  /**
   * When the schedule makes the run due.
   *
   * @param text with its offset as in {@code 2027-03-28T02:30Z}, or a local time of the zone
   */
  public TaskTest at(String text) {
    this.time = where -> Moment.read(text, where);
    return this;
  }

  /** When the schedule makes the run due. */
  public TaskTest at(Instant instant) {
    this.time = where -> instant;
    return this;
  }

  /** The zone of local times, and of the task if it names none; UTC unless it is said. */
  public TaskTest zone(String id) {
    this.zone = ZoneId.of(id);
    return this;
  }

  /** A data source that the task asks for by its name. */
  public TaskTest database(String name, DataSource source) {
    databases.put(name, source);
    return this;
  }

  /** What {@code ${NAME}} stands for in the task's schedule, and in its settings. */
  public TaskTest variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** When the task has succeeded before; it never has unless it is said. */
  public TaskTest lastSuccess(String text) {
    this.lastSuccess = Optional.of(where -> Moment.read(text, where));
    return this;
  }

  /** When the task has succeeded before; it never has unless it is said. */
  public TaskTest lastSuccess(Instant instant) {
    this.lastSuccess = Optional.of(where -> instant);
    return this;
  }

  /** Somebody asks for the run, so that it stands for no fire. */
  public TaskTest manual() {
    this.isManual = true;
    return this;
  }

  /** Somebody asks for a run that is only to say what it would do. */
  public TaskTest dryRun() {
    this.isManual = true;
    this.isDry = true;
    return this;
  }

  /**
   * How long in real time an attempt may work; after that its time limit has come, whatever that
   * is. Ten seconds unless it is said.
   */
  public TaskTest patience(Duration realTime) {
    this.patience = realTime;
    return this;
  }

  /**
   * Runs it to its end.
   *
   * @throws IllegalArgumentException with a sentence, if the service would refuse the task, or if
   *     there is no such time
   * @throws IllegalStateException with a sentence, if it would refuse the run
   */
  public FinishedRun run() {
    return new SingleRun(this).finished();
  }

  /**
   * The task.
   *
   * @throws IllegalArgumentException that names everything that is wrong with its settings
   */
  Task task() {
    return made.apply(new Binder(new Names(variables, secrets, true)), settings);
  }

  /** What is due at an instant, in place of what the task is due at. */
  TaskSpec spec(TaskSpec of, String schedule) {
    TaskSpec.Builder spec =
        TaskSpec.named(of.name())
            .describedAs(of.description())
            .schedule(schedule)
            .zone(of.zone().orElse(zone).getId())
            .timeout(of.timeout())
            .retry(of.retry())
            .restarts(of.restarts())
            .tags(of.tags().toArray(String[]::new));
    of.overdueAfter().ifPresent(spec::overdueAfter);
    of.runbook().ifPresent(url -> spec.runbook(url.toString()));
    if (!of.owner().isEmpty()) {
      spec.owner(of.owner());
    }
    if (of.dryRunSupported()) {
      spec.supportsDryRun();
    }
    return spec.build();
  }

  Instant time() {
    return time.apply(zone);
  }

  Optional<Instant> success() {
    return lastSuccess.map(when -> when.apply(zone));
  }

  boolean isManual() {
    return isManual;
  }

  boolean isDry() {
    return isDry;
  }

  /** A Housekeeper with all that was said. */
  VirtualHousekeeperBuilder housekeeper(Instant begin) {
    VirtualHousekeeperBuilder builder =
        VirtualHousekeeper.at(begin).zone(zone.getId()).patience(patience).bearLateness();
    databases.forEach(builder::database);
    variables.forEach(builder::variable);
    return builder;
  }
}
