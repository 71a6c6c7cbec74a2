package io.housekeeper.sentry;

import io.housekeeper.api.Run;
import io.housekeeper.api.TaskSpec;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** A run of the schedule, as it is told; each method gives one that differs in one thing. */
record SomeRun(
    TaskSpec task,
    State state,
    Trigger trigger,
    Instant at,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    int attempt,
    Optional<Throwable> failure,
    String failureText,
    boolean retold,
    boolean test)
    implements Run {

  static SomeRun of(TaskSpec task, Instant fire) {
    return new SomeRun(
        task,
        State.RUNNING,
        Trigger.SCHEDULE,
        fire,
        Optional.of(fire.plusMillis(10)),
        Optional.empty(),
        1,
        Optional.empty(),
        "",
        false,
        false);
  }

  SomeRun by(Trigger other) {
    return new SomeRun(
        task, state, other, at, startedAt, endedAt, attempt, failure, failureText, retold, test);
  }

  SomeRun lateBy(Duration time) {
    return new SomeRun(
        task,
        state,
        trigger,
        at,
        Optional.of(at.plus(time)),
        endedAt,
        attempt,
        failure,
        failureText,
        retold,
        test);
  }

  SomeRun ends(State how, Duration took) {
    Optional<Instant> end = Optional.of(startedAt.orElse(at).plus(took));
    return new SomeRun(
        task, how, trigger, at, startedAt, end, attempt, failure, failureText, retold, test);
  }

  SomeRun attempts(int many) {
    return new SomeRun(
        task, state, trigger, at, startedAt, endedAt, many, failure, failureText, retold, test);
  }

  SomeRun threw(Throwable what) {
    return new SomeRun(
        task,
        state,
        trigger,
        at,
        startedAt,
        endedAt,
        attempt,
        Optional.of(what),
        what + "\n\tat …",
        retold,
        test);
  }

  /** As whoever buries its node tells it. */
  SomeRun again(String text) {
    return new SomeRun(
        task, state, trigger, at, startedAt, endedAt, attempt, Optional.empty(), text, true, test);
  }

  /** Never begun. */
  SomeRun onlyATest() {
    return new SomeRun(
        task, state, trigger, at, startedAt, endedAt, attempt, failure, failureText, retold, true);
  }

  SomeRun notStarted() {
    return new SomeRun(
        task, state, trigger, at, Optional.empty(), endedAt, 0, failure, failureText, retold, test);
  }

  @Override
  public String id() {
    return "4711";
  }

  @Override
  public String schedule() {
    return task.schedule();
  }

  @Override
  public ZoneId zone() {
    return task.zone().orElseThrow();
  }

  @Override
  public String plugin() {
    return "shop 1.0";
  }

  @Override
  public Optional<State> before() {
    return Optional.empty();
  }

  @Override
  public Optional<Instant> fire() {
    return trigger == Trigger.MANUAL ? Optional.empty() : Optional.of(at);
  }

  @Override
  public long fires() {
    return 1;
  }

  @Override
  public String node() {
    return "n1";
  }

  @Override
  public String reason() {
    return "";
  }

  @Override
  public String traceId() {
    return "";
  }

  @Override
  public Map<String, Long> counts() {
    return Map.of("rows", 3L);
  }

  @Override
  public Optional<URI> link() {
    return Optional.of(URI.create("https://cron.example.org/admin/cron/runs/4711"));
  }
}
