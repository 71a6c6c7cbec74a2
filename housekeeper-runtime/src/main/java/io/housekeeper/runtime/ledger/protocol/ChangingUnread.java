package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Covers;
import io.housekeeper.runtime.ledger.Cursor;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Entry.Outcome;
import io.housekeeper.runtime.ledger.Origin;
import io.housekeeper.runtime.ledger.Subject;
import io.housekeeper.runtime.ledger.Subject.Asked;
import io.housekeeper.runtime.ledger.Switches;
import io.housekeeper.runtime.ledger.TaskPlan;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.run.Ending;
import io.housekeeper.runtime.run.MissedBecause;
import io.housekeeper.runtime.run.SkippedBecause;
import java.time.Instant;
import java.util.Optional;

/**
 * Changes a task whose row is locked and whose specification in force cannot be read here, so that
 * nobody here knows what was due. As long as that specification stays, and the task is not resumed,
 * the range is left open: whoever can read it settles it. Otherwise one entry stands for all of it,
 * and says that nobody knows how many fires it has: under another schedule they would be counted
 * wrong, or run twice.
 */
final class ChangingUnread {

  private final Draft draft;
  private final Instant at;

  /**
   * @param at when the change takes effect: now, or some time ago if it was noticed late
   */
  ChangingUnread(Draft draft, Instant at) {
    this.draft = draft;
    this.at = at;
  }

  /** Puts switches in force, and a plan if there is another specification that can be read. */
  TaskRow change(TaskRow task, Optional<TaskPlan> after, Switches switches, boolean another) {
    boolean resumed = !task.switches().paused().isEmpty() && switches.paused().isEmpty();
    TaskRow row = another || resumed ? settled(task) : leftOpen(task);
    Cursor cursor = Changing.mayCountFromEnd(after) ? row.cursor() : row.cursor().free();
    Instant from = cursor.accountedTo();
    Switches kept = switches.skipping(switches.skip().filter(fire -> fire.isAfter(from)));
    TaskRow changed = row.with(cursor).with(kept);
    draft.change(changed);
    return changed;
  }

  private static TaskRow leftOpen(TaskRow task) {
    return task.with(task.cursor().revisedAt(task.cursor().accountedTo()));
  }

  private TaskRow settled(TaskRow task) {
    boolean mayBeDue =
        !task.switches().disabled()
            && task.switches().gone().isEmpty()
            && task.cursor().open().isEmpty();
    if (mayBeDue && at.isAfter(task.cursor().accountedTo())) {
      enter(task);
    }
    return task.with(task.cursor().revisedAt(at)).past(Optional.empty());
  }

  private void enter(TaskRow task) {
    Covers all = new Covers(Optional.of(task.cursor().accountedTo()), at, 1);
    Subject subject = new Subject(draft.newId(), task.id(), Origin.SCHEDULE, all, Asked.NOTHING);
    draft.enter(
        new Entry(subject, outcome(task), Optional.empty(), draft.now(), draft.me().slot()));
  }

  private static Outcome outcome(TaskRow task) {
    String words = "how many fires that is, is not known: the specification could not be read";
    return task.switches().paused().isEmpty()
        ? Outcome.because(Ending.MISSED, MissedBecause.UNREADABLE, words)
        : Outcome.because(Ending.SKIPPED, SkippedBecause.PAUSED, words);
  }
}
