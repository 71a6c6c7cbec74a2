package io.housekeeper.runtime.control;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is to be known of a task.
 *
 * @param configuration its specification, value by value, and where each comes from
 * @param next what is to come
 * @param origin since when it is known, and who changed it last
 * @param hours what happened in the last days, by the hour, oldest first
 */
public record TaskDetail(
    TaskStatus status,
    List<ConfiguredValue> configuration,
    Coming next,
    Origin origin,
    List<Hour> hours) {

  /**
   * What is to come.
   *
   * @param clockChanges what the next changes of the clock do to it, in words
   */
  public record Coming(List<Instant> fires, List<String> clockChanges) {}

  /**
   * Where it comes from.
   *
   * @param inForceSince since when the version is in force
   * @param lastChange the newest change that somebody made
   * @param type what it is made of, if not of code alone
   */
  public record Origin(
      Instant firstSeen,
      Instant inForceSince,
      Optional<ChangeMade> lastChange,
      Optional<OfType> type) {}

  /**
   * A type of tasks, as one of them uses it.
   *
   * @param settings a JSON object; of secrets nothing but their names
   */
  public record OfType(String name, String settings) {}

  /** What happened in an hour. */
  public record Hour(Instant begin, Totals totals) {}
}
