package io.housekeeper.runtime.engine;

import io.housekeeper.api.Run;
import io.housekeeper.api.TaskSpec;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * A run that there never was, and that has failed: most listeners tell of nothing else.
 *
 * @param who tries out the listener
 */
record TrialRun(String id, String who, String node, Instant at) implements Run {

  private static final TaskSpec NO_TASK =
      TaskSpec.named("listener-test").describedAs("No task: a listener is tried out").build();

  @Override
  public boolean test() {
    return true;
  }

  @Override
  public TaskSpec task() {
    return NO_TASK;
  }

  @Override
  public String schedule() {
    return NO_TASK.schedule();
  }

  @Override
  public ZoneId zone() {
    return ZoneOffset.UTC;
  }

  @Override
  public String plugin() {
    return "housekeeper";
  }

  @Override
  public State state() {
    return State.FAILED;
  }

  @Override
  public Optional<State> before() {
    return Optional.empty();
  }

  @Override
  public Trigger trigger() {
    return Trigger.MANUAL;
  }

  @Override
  public Optional<Instant> fire() {
    return Optional.empty();
  }

  @Override
  public Optional<Instant> startedAt() {
    return Optional.of(at);
  }

  @Override
  public Optional<Instant> endedAt() {
    return Optional.of(at);
  }

  @Override
  public int attempt() {
    return 1;
  }

  @Override
  public long fires() {
    return 1;
  }

  @Override
  public boolean retold() {
    return false;
  }

  @Override
  public String reason() {
    return "";
  }

  @Override
  public String failureText() {
    return "This is a test that %s has asked for. Nothing has failed.".formatted(who);
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
    return Optional.empty();
  }
}
