package io.housekeeper.benchmarks.ledger;

import io.housekeeper.api.Run.State;
import io.housekeeper.api.Run.Trigger;
import io.housekeeper.benchmarks.ledger.Databases.Place;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.RunPage;
import io.housekeeper.runtime.control.RunQuery;
import io.housekeeper.runtime.control.RunQuery.Narrow;
import io.housekeeper.runtime.control.TaskStatus;
import io.housekeeper.runtime.control.Workshop;
import io.housekeeper.runtime.engine.Catalog;
import io.housekeeper.runtime.engine.Clockwork;
import io.housekeeper.runtime.engine.Engine;
import io.housekeeper.runtime.engine.EngineSettings;
import io.housekeeper.runtime.engine.Equipment;
import io.housekeeper.runtime.engine.TaskSettings;
import io.housekeeper.runtime.engine.Telemetry;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.jdbi.LargeLedger;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import io.housekeeper.runtime.schedule.ScheduleReader;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** What somebody waits for who looks at tasks and runs, with ten million runs in the ledger. */
public final class PagesBenchmark {

  private static final int PAGE = 50;
  private static final int TASKS = 100_000;
  private static final int RUNS = 100;

  private static final String HELP =
      """
      benchmarks/run pages [sqlite|postgresql]

      10 million runs of 100,000 tasks, asked for through the control as the dashboard does, 50 to a
      page. 50 of the tasks ran every minute for the 400 days for which hours are kept. Each page is
      asked for 200 times to warm up and 200 times that count, of other rows each time; or for 20
      seconds each. Both databases unless one is named. The exit code is 1 if a p95 is over 50 ms.
      """;

  private final InstantSource clock = InstantSource.system();
  private final Random chance = new Random(1);

  private PagesBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Databases.each(arguments, HELP, database -> new PagesBenchmark().measure(database));
  }

  private boolean measure(Databases database) throws SQLException {
    System.out.printf("%n## %s%n%n", database);
    try (Place place = database.open()) {
      Instant begin = clock.instant();
      new BrowsedLedger(database, place, new LargeLedger(TASKS, RUNS)).fill(begin);
      System.err.printf(
          "  filled in %d s%n", clock.instant().getEpochSecond() - begin.getEpochSecond());
      try (Ledger ledger = new StoredLedger(place.store())) {
        PageTimes times = new PageTimes(50);
        Control control = new Control(ledger, engine(ledger), Workshop.NONE);
        tasks(control, times);
        runs(control, times);
        busy(control, times);
        return times.passes();
      }
    }
  }

  private void tasks(Control control, PageTimes times) {
    times.time("tasks", () -> control.tasks().list("", task(), PAGE));
    times.time("tasks by a part of the name, many", () -> control.tasks().list("7", task(), PAGE));
    times.time("tasks by a part of the name, one", () -> control.tasks().list(task(), "", PAGE));
    times.time("tasks by a part of the name, none", () -> control.tasks().list("none", "", PAGE));
    times.time("what somebody should look at", control::attention);
    times.time("one task: totals, last run", () -> control.tasks().status(task()));
    times.time("one task with its next fires and last hours", () -> control.tasks().detail(task()));
  }

  private void runs(Control control, PageTimes times) {
    for (RunQuery query : queries()) {
      String states = query.states().isEmpty() ? "" : ", " + new TreeSet<>(query.states());
      times.time("runs of all tasks" + states, () -> control.runs().page(below(query)));
      times.time("runs of one task" + states, () -> control.runs().page(below(query).of(task())));
    }
    RunQuery hard = RunQuery.newest(PAGE).where(Narrow.NONE.containing("in none of them"));
    times.time("runs by a text that none has", () -> control.runs().search(below(hard)));
    times.time("of one task", () -> control.runs().search(below(hard).of(task())));
    RunQuery failed = hard.in(Set.of(State.FAILED));
    times.time("of those that failed", () -> control.runs().search(below(failed)));
    times.time("runs of a quarter of an hour, by their triggers", () -> ofAQuarter(control));
    times.time("one run", () -> control.runs().detail(run()));
    times.time("one run's log", () -> control.runs().log(run(), 0, PAGE));
  }

  private RunPage ofAQuarter(Control control) {
    Duration minutes = Duration.ofMinutes(chance.nextInt(RUNS - 15));
    Instant from = BrowsedLedger.FIRST.plus(minutes);
    Narrow quarter = Narrow.NONE.from(from).to(from.plus(Duration.ofMinutes(15)));
    RunQuery query = RunQuery.newest(PAGE).where(quarter.by(Set.of(Trigger.SCHEDULE)));
    return control.runs().search(query);
  }

  private static List<RunQuery> queries() {
    RunQuery newest = RunQuery.newest(PAGE);
    return List.of(
        newest,
        newest.in(Set.of(State.FAILED)),
        newest.in(Set.of(State.TIMED_OUT, State.LOST)),
        newest.in(Set.of(State.SUCCEEDED)),
        newest.in(Set.of(State.SKIPPED)),
        newest.in(Set.of(State.MISSED)),
        newest.in(Set.of(State.WAITING, State.RUNNING)));
  }

  private void busy(Control control, PageTimes times) {
    times.time(
        "one task that ran every minute for 400 days",
        () -> control.tasks().status("busy-" + (1 + chance.nextInt(BrowsedLedger.BUSY))));
    times.time(
        "the same with its next fires and last hours",
        () -> control.tasks().detail("busy-" + (1 + chance.nextInt(BrowsedLedger.BUSY))));
    List<String> many = control.tasks().list("", "", 1_000).stream().map(TaskStatus::name).toList();
    times.time("the last 20 runs of 1,000 tasks", () -> control.tasks().glances(many, 20));
    List<String> lanes = many.subList(0, 100);
    for (int days : List.of(1, 7)) {
      times.time(
          "the timeline of 100 tasks, half of them busy: %d days".formatted(days),
          () -> timeline(control, lanes, Duration.ofDays(days)));
    }
    // They come first; the name after them says that there is more.
    times.time("50 such tasks", () -> control.tasks().list("", "", PAGE + 1));
  }

  private void timeline(Control control, List<String> lanes, Duration span) {
    Instant now = clock.instant();
    control.timelines().of(lanes, now.minus(span), now.plus(span));
  }

  private String task() {
    int first = BrowsedLedger.BUSY + 1;
    return "task-" + (first + chance.nextInt(TASKS - first));
  }

  /** A page somewhere among all of them. */
  private RunQuery below(RunQuery query) {
    long id = LargeLedger.idAfter(1 + chance.nextInt(RUNS));
    return query.after(Long.toString(id));
  }

  private String run() {
    long id = LargeLedger.idAfter(chance.nextInt(RUNS));
    return Long.toString(id + 1 + chance.nextInt(TASKS));
  }

  /** One that never starts: it says what time it is. */
  private Engine engine(Ledger ledger) {
    Catalog catalog =
        new Catalog(new ScheduleReader(name -> Optional.empty()), TaskSettings.in(ZoneOffset.UTC));
    return new Engine(
        EngineSettings.of("looks"),
        ledger,
        new Equipment(
            catalog,
            List.of(),
            name -> {
              throw new IllegalArgumentException("there is no database '" + name + "'");
            },
            Clockwork.of(System::nanoTime, clock),
            Telemetry.NONE));
  }
}
