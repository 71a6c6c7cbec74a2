package io.housekeeper.dist.service;

import io.housekeeper.api.Run;
import io.housekeeper.api.RunListener;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A line of the log for each run that has ended; one that is told again was logged before. */
final class RunLines implements RunListener {

  /** Under a name of its own, so that its lines can be left out. */
  private static final Logger LOG = LoggerFactory.getLogger("io.housekeeper.runs");

  @Override
  public void attemptFailed(Run run) {
    LOG.warn("task '{}' failed at try {}: {}", name(run), run.attempt(), why(run));
  }

  @Override
  public void ended(Run run) {
    switch (run.state()) {
      case SUCCEEDED -> LOG.info("task '{}' succeeded{}{}", name(run), time(run), counts(run));
      case SKIPPED, MISSED, CANCELLED ->
          LOG.info("task '{}' {}: {}", name(run), state(run), run.reason());
      case FAILED, TIMED_OUT, LOST ->
          LOG.error("task '{}' {}{}: {}", name(run), state(run), time(run), why(run));
      default -> LOG.info("task '{}' {}", name(run), state(run));
    }
  }

  private static String name(Run run) {
    return run.task().name();
  }

  private static String state(Run run) {
    return run.state().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }

  private static String why(Run run) {
    // The stack is kept with the run.
    return run.failureText().lines().findFirst().orElse(run.reason());
  }

  private static String time(Run run) {
    return run.startedAt()
        .flatMap(start -> run.endedAt().map(end -> " in " + words(start, end)))
        .orElse("");
  }

  private static String words(Instant start, Instant end) {
    Duration took = Duration.between(start, end);
    return took.toMillis() < 10_000 ? took.toMillis() + " ms" : took.toSeconds() + " s";
  }

  private static String counts(Run run) {
    return run.counts().isEmpty() ? "" : ", " + run.counts();
  }
}
