package io.housekeeper.runtime.run;

import io.housekeeper.api.Retry;
import io.housekeeper.runtime.run.RunEvent.Abandoned;
import io.housekeeper.runtime.run.RunEvent.CancelWanted;
import io.housekeeper.runtime.run.RunEvent.HandedBack;
import io.housekeeper.runtime.run.RunEvent.NodeDied;
import io.housekeeper.runtime.run.RunEvent.Returned;
import io.housekeeper.runtime.run.RunEvent.Started;
import io.housekeeper.runtime.run.RunEvent.ThreadEnded;
import io.housekeeper.runtime.run.RunEvent.Threw;
import io.housekeeper.runtime.run.RunEvent.TimeWasUp;
import io.housekeeper.runtime.run.RunState.Ended;
import io.housekeeper.runtime.run.RunState.Running;
import io.housekeeper.runtime.run.RunState.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The one place that says what state follows. What is final is never left; an event that cannot
 * happen in a state is a defect of the caller and is refused.
 *
 * @param retry when an attempt that failed is tried again
 * @param recovery when an attempt that a crash took away is tried again
 */
public record RunTransitions(Retry retry, RecoveryPolicy recovery) {

  /** The state after an event. */
  public RunState after(RunState state, RunEvent event) {
    return switch (state) {
      case Waiting waiting -> afterWaiting(waiting, event);
      case Running running -> afterRunning(running, event);
      case Ended ended -> afterEnded(ended, event);
    };
  }

  private RunState afterWaiting(Waiting waiting, RunEvent event) {
    return switch (event) {
      case Started started -> new Running(waiting.attempts().oneMore(), false);
      case CancelWanted cancel -> new Ended(Ending.CANCELLED, waiting.attempts(), false);
      case Abandoned abandoned -> new Ended(Ending.LOST, waiting.attempts(), false);
      case Returned e -> throw impossible(waiting, e);
      case Threw e -> throw impossible(waiting, e);
      case TimeWasUp e -> throw impossible(waiting, e);
      case HandedBack e -> throw impossible(waiting, e);
      case NodeDied e -> throw impossible(waiting, e);
      case ThreadEnded e -> throw impossible(waiting, e);
    };
  }

  private RunState afterRunning(Running running, RunEvent event) {
    Attempts attempts = running.attempts();
    return switch (event) {
      // Code that returns has done its work, also when its end was wanted a moment before.
      case Returned returned -> new Ended(Ending.SUCCEEDED, attempts, false);
      case Threw threw ->
          running.cancelWanted()
              ? new Ended(Ending.CANCELLED, attempts, false)
              : retried(attempts.oneFailed(), Ending.FAILED, threw.at(), threw.chance());
      case TimeWasUp up ->
          up.threadEnded() && !running.cancelWanted()
              ? retried(attempts.oneFailed(), Ending.TIMED_OUT, up.at(), up.chance())
              : new Ended(Ending.TIMED_OUT, attempts.oneFailed(), !up.threadEnded());
      case CancelWanted cancel -> new Running(attempts, true);
      case Abandoned abandoned -> new Ended(Ending.LOST, attempts, false);
      case HandedBack back -> recovered(running, back.at(), true);
      case NodeDied died ->
          recovered(running, died.at(), recovery.mayRestart(died.crashesInARow()));
      case Started e -> throw impossible(running, e);
      case ThreadEnded e -> throw impossible(running, e);
    };
  }

  private static RunState afterEnded(Ended ended, RunEvent event) {
    if (event instanceof ThreadEnded && ended.threadAlive()) {
      return new Ended(ended.ending(), ended.attempts(), false);
    }
    throw impossible(ended, event);
  }

  private RunState retried(Attempts attempts, Ending otherwise, Instant at, double chance) {
    Optional<Duration> wait = RetryPolicy.wait(retry, attempts.failed(), chance);
    return wait.isPresent()
        ? new Waiting(Why.RETRY, at.plus(wait.get()), attempts)
        : new Ended(otherwise, attempts, false);
  }

  private static RunState recovered(Running running, Instant at, boolean allowed) {
    if (running.cancelWanted()) {
      return new Ended(Ending.CANCELLED, running.attempts(), false);
    }
    return allowed
        ? new Waiting(Why.RECOVERY, at, running.attempts())
        : new Ended(Ending.LOST, running.attempts(), false);
  }

  private static IllegalStateException impossible(RunState state, RunEvent event) {
    return new IllegalStateException("a run cannot have " + event + " in state " + state);
  }
}
