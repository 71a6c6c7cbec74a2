package io.housekeeper.client.answer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is to be known of a task.
 *
 * @param task how it is doing
 * @param configuration its specification, value by value
 * @param nextFires its next fires
 * @param clockChanges what the next changes of the clock do to it
 * @param firstSeen since when it is known
 * @param inForceSince since when its version is in force
 * @param lastChange the newest change of it
 * @param type the type that it is of
 * @param settings the settings of that type; of secrets only their names
 * @param hours what happened in the last seven days, by the hour
 */
public record TaskDetail(
    TaskStatus task,
    List<ConfiguredValue> configuration,
    List<Instant> nextFires,
    List<String> clockChanges,
    Instant firstSeen,
    Instant inForceSince,
    Optional<ChangeMade> lastChange,
    Optional<String> type,
    Optional<Object> settings,
    List<Hour> hours) {

  /**
   * A value of a specification, and where it comes from. Values are what JSON has: texts, numbers,
   * truths, lists and maps.
   *
   * @param effective what holds
   * @param code what the code says
   * @param file what a file says in its place
   * @param override what somebody has put in the place of both
   */
  public record ConfiguredValue(
      String field,
      Object effective,
      Optional<Object> code,
      Optional<Object> file,
      Optional<Overriding> override) {}

  /**
   * What somebody has put in place.
   *
   * @param value what holds instead
   * @param who wants that
   * @param why he wants it
   */
  public record Overriding(
      Object value, String who, String why, Instant since, Optional<Instant> until) {}

  /**
   * What happened in an hour.
   *
   * @param begin when it began
   * @param runs that were executed
   * @param failures of them, those that failed
   * @param skipped fires that were skipped
   * @param missed fires that were missed
   * @param duration how long runs took
   * @param lateness how late they began
   */
  public record Hour(
      Instant begin,
      long runs,
      long failures,
      long skipped,
      long missed,
      Quantiles duration,
      Quantiles lateness) {}
}
