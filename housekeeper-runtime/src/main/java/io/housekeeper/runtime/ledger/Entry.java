package io.housekeeper.runtime.ledger;

import io.housekeeper.runtime.run.Ending;
import io.housekeeper.runtime.run.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of a fire, of several, or of a request: written once, never changed.
 *
 * @param execution empty for what never started
 */
public record Entry(
    Subject subject, Outcome outcome, Optional<Execution> execution, Instant endedAt, int slot) {

  /**
   * How it ended.
   *
   * @param because why fires were skipped or missed
   * @param message what to say about it: the task's own message, or what failed
   * @param extra counts and what else there is: a JSON object, or empty
   */
  public record Outcome(Ending ending, Optional<Reason> because, String message, String extra) {

    public static Outcome of(Ending ending, String message) {
      return new Outcome(ending, Optional.empty(), message, "");
    }

    public static Outcome because(Ending ending, Reason reason, String message) {
      return new Outcome(ending, Optional.of(reason), message, "");
    }
  }

  /**
   * That it was executed.
   *
   * @param attempts how many attempts were started
   * @param fence the fencing token of the last one
   * @param begun when the first one started, and in what trace
   */
  public record Execution(int attempts, long fence, Begun begun, Figures figures) {

    public Instant startedAt() {
      return begun.at();
    }
  }

  public long id() {
    return subject.id();
  }

  public int task() {
    return subject.task();
  }

  public Ending ending() {
    return outcome.ending();
  }

  /**
   * How long after its fire it began, if its schedule made it due. What is caught up with is late
   * because it could not be in time: that says nothing of now.
   */
  public Optional<Duration> lateness() {
    return execution
        .filter(run -> subject.origin() == Origin.SCHEDULE)
        .map(run -> Duration.between(subject.covers().fireAt(), run.startedAt()));
  }

  /** The context of its first span, if it was begun; see {@link Begun}. */
  public String trace() {
    return execution.map(run -> run.begun().trace()).orElse("");
  }

  public Entry with(Subject other) {
    return new Entry(other, outcome, execution, endedAt, slot);
  }
}
