package io.housekeeper.sentry.monitor;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A task's monitor.
 *
 * @param slug what it is called
 * @param expectation when the server expects check-ins
 * @param pace how often it is told of runs
 * @param terms what else is agreed
 * @param openFor how long a check-in may be open without a word
 */
public record Monitor(
    Slug slug, Expectation expectation, Pace pace, Terms terms, Duration openFor) {

  /** How often a monitor is told something. The server takes six check-ins a minute of each. */
  public enum Pace {
    /** Of the beginning and the end of each run. */
    EACH_RUN,
    /** Of one end for each fire: its runs are on all nodes. */
    EACH_FIRE,
    /** Of one end in each minute: several runs may be due in it. */
    EACH_MINUTE
  }

  /**
   * That of a task.
   *
   * @param attempt how long an attempt may take, with the wait before it
   */
  public static Monitor of(
      String task, Expectation expectation, Pace pace, Terms terms, Duration attempt) {
    return new Monitor(Slug.of(task), expectation, pace, terms, terms.openFor(attempt));
  }

  /**
   * Until when a run may begin before its fire counts as missed; of crontabs the server sees
   * minutes.
   */
  public Instant latest(Instant fire) {
    Instant expected =
        expectation instanceof Expectation.Crontab ? fire.truncatedTo(ChronoUnit.MINUTES) : fire;
    return expected.plus(terms.margin());
  }

  /** After which time an open check-in is refreshed. */
  public Duration refreshedEvery() {
    return openFor.dividedBy(2);
  }

  /** Whom the server assigns issues to. */
  public Optional<String> owner() {
    return terms.owner();
  }
}
