package io.housekeeper.sentry.monitor;

import io.housekeeper.api.Retry;
import io.housekeeper.api.Run;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.sentry.monitor.Monitor.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which runs are told to a monitor, and to which. */
public final class Watchlist {

  private static final Logger LOG = LoggerFactory.getLogger(Watchlist.class);

  private final Function<String, Optional<Terms>> wanted;

  /** Why a task has no monitor, as it was said last. */
  private final Map<String, String> refused = new ConcurrentHashMap<>();

  /**
   * Of the tasks that are wanted on it.
   *
   * @param wanted what is agreed for the task of a name; nothing if it is to have no monitor
   */
  public Watchlist(Function<String, Optional<Terms>> wanted) {
    this.wanted = wanted;
  }

  /**
   * The monitor that is told of a run: one that the schedule has begun, in time. One that begins
   * after its fire was missed already would say that the next one is here.
   */
  public Optional<Monitor> of(Run run) {
    return wanted
        .apply(run.task().name())
        .flatMap(terms -> monitor(run, terms))
        .filter(monitor -> isBegunInTime(run, monitor));
  }

  private static boolean isBegunInTime(Run run, Monitor monitor) {
    // A run that a reset has set aside stands for no fire any more.
    if (run.trigger() != Run.Trigger.SCHEDULE
        || run.fire().isEmpty()
        || run.startedAt().isEmpty()) {
      return false;
    }
    Instant latest = monitor.latest(run.fire().orElseThrow());
    return !run.startedAt().orElseThrow().isAfter(latest);
  }

  private Optional<Monitor> monitor(Run run, Terms terms) {
    TaskSpec task = run.task();
    LocalRules rules = new LocalRules(run.zone(), task.skippedTime(), task.repeatedTime());
    try {
      Instant since = run.fire().or(run::startedAt).or(run::endedAt).orElse(Instant.EPOCH);
      Expectation expectation = Expectation.of(run.schedule(), rules, since);
      Pace pace = pace(task, run.schedule());
      return Optional.of(Monitor.of(task.name(), expectation, pace, terms, attempt(task)));
    } catch (Inexpressible cannot) {
      say(task.name(), String.valueOf(cannot.getMessage()));
      return Optional.empty();
    }
  }

  private static Duration attempt(TaskSpec task) {
    Retry retry = task.retry();
    return retry.retries() > 0 ? task.timeout().plus(retry.longestDelay()) : task.timeout();
  }

  private void say(String task, String why) {
    if (!why.equals(refused.put(task, why))) {
      LOG.warn("task '{}' has no monitor at Sentry: {}", task, why);
    }
  }

  private static Pace pace(TaskSpec task, String schedule) {
    if (Expectation.isSeveralTimesAMinute(schedule)) {
      return Pace.EACH_MINUTE;
    }
    return task.everyNode() ? Pace.EACH_FIRE : Pace.EACH_RUN;
  }
}
