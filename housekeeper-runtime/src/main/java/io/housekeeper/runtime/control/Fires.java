package io.housekeeper.runtime.control;

import io.housekeeper.runtime.ledger.Switches;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.schedule.CronSchedule;
import io.housekeeper.runtime.schedule.TransitionEffect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is to come of a task. */
final class Fires {

  private static final int CLOCK_CHANGES = 2;

  private Fires() {}

  /** The next fires that will be run, if nothing changes. */
  static List<Instant> next(TaskView view, Instant now, int most) {
    TaskRow row = view.row();
    Switches switches = row.switches();
    List<Instant> fires = new ArrayList<>();
    // While a run is waited for nobody knows when the next delay begins.
    if (!switches.isOn() || row.cursor().open().isPresent()) {
      return fires;
    }
    Instant from = row.cursor().accountedTo().isAfter(now) ? row.cursor().accountedTo() : now;
    Optional<Instant> next = view.plan().schedule().next(from);
    while (next.isPresent() && fires.size() < most) {
      if (!next.equals(switches.skip())) {
        fires.add(next.get());
      }
      next = view.plan().schedule().next(next.get());
    }
    return fires;
  }

  /** What the next changes of the clock do to a schedule, in words. */
  static List<String> clockChanges(TaskView view, Instant now) {
    return view.plan().schedule() instanceof CronSchedule cron
        ? cron.transitions().after(now, CLOCK_CHANGES).stream()
            .map(TransitionEffect::description)
            .toList()
        : List.of();
  }
}
