package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.SpecRow;
import io.housekeeper.runtime.ledger.Subject;
import io.housekeeper.runtime.ledger.TaskRow;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the schedules of the simulation mean, worked out by dividing seconds and not by the code
 * that is tested: every so many seconds of a minute.
 */
final class ScheduleOracle {

  private static final Pattern EVERY =
      Pattern.compile("\"schedule\":\"\\*/(\\d+) \\* \\* \\* \\* \\*\"");

  private final Invariants invariants;

  ScheduleOracle(Invariants invariants) {
    this.invariants = invariants;
  }

  /** The period that is in force; 0 for a schedule of another kind. */
  private int period(TaskRow task) {
    List<SpecRow> specs = invariants.tables().read(all -> all.specs().rows(List.of(task.id())));
    Matcher every = EVERY.matcher(specs.get(0).effective());
    return every.find() ? Integer.parseInt(every.group(1)) : 0;
  }

  /** Between entries there is no fire, and each stands for as many as it says. */
  void check(List<Subject> moved, TaskRow task) {
    int period = period(task);
    if (period == 0 || task.cursor().rev() != 1) {
      return;
    }
    Instant end =
        moved.isEmpty() ? task.cursor().accountedTo() : moved.get(0).covers().after().orElseThrow();
    for (Subject subject : moved) {
      Instant after = subject.covers().after().orElseThrow();
      invariants.require(
          fires(period, end, after) == 0, "1 no entry between " + end + " and " + subject);
      end = subject.covers().fireAt();
      invariants.require(
          fires(period, after, end) == subject.covers().fires(),
          "1 %d fires, not as many as %s".formatted(fires(period, after, end), subject));
    }
    invariants.require(
        fires(period, end, task.cursor().accountedTo()) == 0,
        "1 no entry after " + end + " up to the cursor of " + task);
  }

  /** Every fire up to an instant is accounted for. */
  void checkAccounted(TaskRow task, Instant upTo) {
    int period = period(task);
    if (period > 0) {
      invariants.require(
          fires(period, task.cursor().accountedTo(), upTo) == 0,
          "2 not accounted for up to %s: %s, %s, live %s"
              .formatted(
                  upTo, task, invariants.versionsOf(task.id()), invariants.liveOf(task.id())));
    }
  }

  /** Fires after an instant and up to another: seconds that the period divides, in each minute. */
  private static long fires(int period, Instant after, Instant upTo) {
    long fires = 0;
    for (long second = after.getEpochSecond(); second <= upTo.getEpochSecond(); second++) {
      Instant instant = Instant.ofEpochSecond(second);
      boolean within = instant.isAfter(after) && !instant.isAfter(upTo);
      if (within && second % 60 % period == 0) {
        fires++;
      }
    }
    return fires;
  }
}
