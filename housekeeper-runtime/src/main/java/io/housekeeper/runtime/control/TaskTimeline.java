package io.housekeeper.runtime.control;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was and what is to come of a task in some time.
 *
 * @param spells in which something happened, oldest first
 * @param runs each of them, newest first; none if there are too many to be told one by one
 * @param coming the fires that are to come
 */
public record TaskTimeline(String task, List<Spell> spells, List<RunSummary> runs, Coming coming) {

  /**
   * What happened in a time of some hours.
   *
   * @param failures of the runs, those that failed, timed out or were lost
   * @param skipped fires that were skipped
   * @param missed fires that were missed
   */
  public record Spell(
      Instant begin, Instant end, long runs, long failures, long skipped, long missed) {}

  /**
   * Fires that are to come, if nothing changes.
   *
   * @param first the first of them
   * @param last the last of all
   * @param fires how many there are
   */
  public record Coming(List<Instant> first, Optional<Instant> last, long fires) {

    static final Coming NOTHING = new Coming(List.of(), Optional.empty(), 0);
  }
}
