package io.housekeeper.tasks.alert;

import io.housekeeper.api.Run;
import io.housekeeper.api.TaskSpec;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** A run as a listener is told of it, without a Housekeeper. */
public final class ToldRun implements Run {

  /** When the runs of tests end. */
  public static final Instant END = Instant.parse("2027-01-12T02:14:07Z");

  private static final Instant FIRE = Instant.parse("2027-01-12T02:00:00Z");

  private final String id;
  private TaskSpec task;
  private State state = State.FAILED;
  private Optional<State> before = Optional.empty();
  private Optional<Instant> startedAt = Optional.of(FIRE.plusSeconds(1));
  private Optional<Instant> endedAt = Optional.of(END);
  private int attempt = 1;
  private long fires = 1;
  private boolean isRetold;
  private boolean isTest;
  private String reason = "";
  private String failureText = "";
  private Optional<URI> link = Optional.empty();

  private ToldRun(String id, TaskSpec task) {
    this.id = id;
    this.task = task;
  }

  /** The backup of last night, with all that there is to say of it. */
  public static ToldRun ofBackup() {
    TaskSpec task =
        TaskSpec.named("nightly-backup")
            .describedAs("Copies the orders & invoices")
            .schedule("0 3 * * *")
            .zone("Europe/Berlin")
            .owner("team-data")
            .tags("backup", "nightly")
            .runbook("https://wiki.example.org/backup?step=1&of=2")
            .build();
    ToldRun run = new ToldRun("4711", task);
    run.link = Optional.of(URI.create("https://cron.example.org/admin/cron/runs/4711"));
    return run;
  }

  /** One of a task of which nothing is said. */
  public static ToldRun of(String task, int number) {
    return new ToldRun(String.valueOf(number), TaskSpec.named(task).build());
  }

  public ToldRun failed(String text) {
    failureText = text;
    return ended(State.FAILED);
  }

  public ToldRun succeededAfter(State earlier) {
    before = Optional.of(earlier);
    return ended(State.SUCCEEDED);
  }

  public ToldRun missed(long howMany, String why) {
    fires = howMany;
    startedAt = Optional.empty();
    attempt = 0;
    return because(why).ended(State.MISSED);
  }

  public ToldRun goesOn() {
    endedAt = Optional.empty();
    return ended(State.RUNNING);
  }

  public ToldRun ended(State how) {
    state = how;
    return this;
  }

  public ToldRun because(String why) {
    reason = why;
    return this;
  }

  public ToldRun attempts(int number) {
    attempt = number;
    return this;
  }

  public ToldRun retoldAfterACrash() {
    isRetold = true;
    return this;
  }

  public ToldRun onlyATest() {
    isTest = true;
    return this;
  }

  public ToldRun describedAs(String text) {
    task = task.copyAs(task.name()).describedAs(text).build();
    return this;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public TaskSpec task() {
    return task;
  }

  @Override
  public String schedule() {
    return task.schedule();
  }

  @Override
  public ZoneId zone() {
    return task.zone().orElse(ZoneId.of("UTC"));
  }

  @Override
  public String plugin() {
    return "backups 1.2";
  }

  @Override
  public State state() {
    return state;
  }

  @Override
  public Optional<State> before() {
    return before;
  }

  @Override
  public Trigger trigger() {
    return Trigger.SCHEDULE;
  }

  @Override
  public Optional<Instant> fire() {
    return Optional.of(FIRE);
  }

  @Override
  public Optional<Instant> startedAt() {
    return startedAt;
  }

  @Override
  public Optional<Instant> endedAt() {
    return endedAt;
  }

  @Override
  public int attempt() {
    return attempt;
  }

  @Override
  public long fires() {
    return fires;
  }

  @Override
  public boolean retold() {
    return isRetold;
  }

  @Override
  public boolean test() {
    return isTest;
  }

  @Override
  public String node() {
    return "node-1";
  }

  @Override
  public String reason() {
    return reason;
  }

  @Override
  public String failureText() {
    return failureText;
  }

  @Override
  public String traceId() {
    return "";
  }

  @Override
  public Optional<Throwable> failure() {
    return Optional.empty();
  }

  @Override
  public Map<String, Long> counts() {
    return Map.of();
  }

  @Override
  public Optional<URI> link() {
    return link;
  }
}
