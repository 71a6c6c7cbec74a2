package io.housekeeper.sentry.monitor;

import io.housekeeper.api.TaskSpec.RepeatedTime;
import io.housekeeper.api.TaskSpec.SkippedTime;
import java.time.ZoneId;

/**
 * Where a task lives, and what becomes of its local times when the clock is changed.
 *
 * @param skipped what is done about a local time that is left out
 * @param repeated what about one that comes twice
 */
public record LocalRules(ZoneId zone, SkippedTime skipped, RepeatedTime repeated) {

  /** Whether fixed times do what the server's cron does. */
  boolean areUsual() {
    return skipped == SkippedTime.NEXT_VALID && repeated == RepeatedTime.FIRST;
  }
}
