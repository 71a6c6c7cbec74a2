package io.housekeeper.testkit;

import io.housekeeper.api.Run;
import io.housekeeper.api.Run.State;
import io.housekeeper.runtime.control.RunDetail;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run that is over, as listeners and operators see it. */
public final class FinishedRun {

  private final Run run;
  private final RunDetail detail;
  private final List<String> log;

  FinishedRun(Run run, RunDetail detail, List<String> log) {
    this.run = run;
    this.detail = detail;
    this.log = log;
  }

  /** The run as a listener is told of its end. */
  public Run run() {
    return run;
  }

  /** The run as an operator sees it: attempts, stacks, progress, what it cost. */
  public RunDetail detail() {
    return detail;
  }

  /** How it ended. */
  public State state() {
    return run.state();
  }

  /** What the task said last, or what failed. */
  public String message() {
    return detail.summary().message();
  }

  /** What the last attempt has thrown. */
  public Optional<Throwable> failure() {
    return run.failure();
  }

  /** How many attempts there were. */
  public int attempts() {
    return run.attempt();
  }

  /** How much virtual time it took, with the waits between its attempts. */
  public Duration duration() {
    return Duration.between(run.startedAt().orElseThrow(), run.endedAt().orElseThrow());
  }

  /** The counters of the last attempt. */
  public Map<String, Long> counts() {
    return run.counts();
  }

  /** The lines that it has logged, in all its attempts. */
  public List<String> log() {
    return log;
  }

  /** All that there is to say, for the message of a test that fails. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        "run of task '%s': %s after %d attempts, %s"
            .formatted(run.task().name(), state(), attempts(), duration()));
    text.append(message().isEmpty() ? "" : ", " + message());
    detail.stacks().forEach(stack -> text.append(System.lineSeparator()).append(stack.text()));
    return text.toString();
  }
}
