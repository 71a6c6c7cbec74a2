package io.housekeeper.runtime.schedule;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskSpec.RepeatedTime;
import io.housekeeper.api.TaskSpec.SkippedTime;
import java.time.ZoneId;

/**
 * What the meaning of a schedule's text depends on beside the text.
 *
 * @param task the name of the task, which fixes {@code H} and the phase of an interval
 * @param zone whose clock on the wall counts
 */
public record ScheduleRules(
    String task, ZoneId zone, SkippedTime skippedTime, RepeatedTime repeatedTime) {

  /**
   * Those of a task.
   *
   * @param otherwise the zone, if it names none
   */
  public static ScheduleRules of(TaskSpec spec, ZoneId otherwise) {
    return new ScheduleRules(
        spec.name(), spec.zone().orElse(otherwise), spec.skippedTime(), spec.repeatedTime());
  }

  /** With the policies that a task has unless it says otherwise. */
  public static ScheduleRules of(String task, ZoneId zone) {
    return new ScheduleRules(task, zone, SkippedTime.NEXT_VALID, RepeatedTime.FIRST);
  }
}
