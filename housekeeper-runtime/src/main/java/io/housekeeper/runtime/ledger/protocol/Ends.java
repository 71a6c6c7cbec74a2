package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.api.TaskSpec.Overlap;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Entry.Execution;
import io.housekeeper.runtime.ledger.Entry.Outcome;
import io.housekeeper.runtime.ledger.Figures;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Owner;
import io.housekeeper.runtime.ledger.PastHold;
import io.housekeeper.runtime.ledger.TaskPlan;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.run.Ending;
import io.housekeeper.runtime.run.RunState.Ended;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Ends runs: writes their final entries and does what the end of a run means for its task. Where
 * the task's row is not locked the caller knows that it means nothing.
 */
final class Ends {

  private final Draft draft;
  private final Map<Integer, TaskPlan> plans;

  Ends(Draft draft, Map<Integer, TaskPlan> plans) {
    this.draft = draft;
    this.plans = plans;
  }

  /**
   * A run that waits is over, because somebody asked for that or something newer takes its place.
   */
  static void cancel(Draft draft, LiveRow waiting, String message) {
    Ended cancelled = new Ended(Ending.CANCELLED, waiting.state().attempts(), false);
    new Ends(draft, draft.plans().of(draft.task(waiting.task()).stream().toList()))
        .end(waiting, cancelled, Outcome.of(Ending.CANCELLED, message), Figures.NONE, draft.now());
  }

  Entry end(LiveRow row, Ended state, Outcome outcome, Figures figures, Instant at) {
    Entry entry =
        new Entry(row.subject(), outcome, execution(row, state, figures), at, draft.me().slot());
    if (state.threadAlive()) {
      draft.endAsZombie(row.with(state), entry);
    } else {
      draft.end(row, entry);
      released(row, at);
    }
    draft.task(row.task()).ifPresent(task -> draft.change(afterEnd(task, entry)));
    return entry;
  }

  private static Optional<Execution> execution(LiveRow row, Ended state, Figures figures) {
    long fence = row.owner().map(Owner::fence).orElse(0L);
    return row.begun()
        .map(begun -> new Execution(state.attempts().started(), fence, begun, figures));
  }

  private static TaskRow afterEnd(TaskRow task, Entry entry) {
    TaskRow row = entry.ending().isSuccess() ? task.crashes(0) : task;
    boolean awaited =
        row.cursor().open().isPresent() && row.cursor().open().getAsLong() == entry.id();
    return awaited ? row.with(row.cursor().resumedAt(entry.endedAt())) : row;
  }

  /** The thread of a zombie has ended, or its node is dead. */
  void release(LiveRow zombie, Instant at) {
    draft.release(zombie);
    released(zombie, at);
  }

  /** Remembers which fires a run has blocked that gives the guard back. */
  private void released(LiveRow holder, Instant at) {
    Optional<TaskRow> task = draft.task(holder.task());
    Optional<Instant> from = holder.startedAt();
    if (holder.marks().guard() && task.isPresent() && from.isPresent()) {
      PastHold hold = new PastHold(holder.id(), from.get(), at);
      if (hasBlocked(task.get(), hold)) {
        draft.change(task.get().past(Optional.of(hold)));
      }
    }
  }

  private boolean hasBlocked(TaskRow task, PastHold hold) {
    if (!task.switches().isOn()) {
      return false;
    }
    if (draft.plans().whyUnread(task.id()).isPresent()) {
      // It may have: whoever can read it finds out.
      return true;
    }
    Instant accountedTo = task.cursor().accountedTo();
    Instant after = hold.from().isAfter(accountedTo) ? hold.from() : accountedTo;
    return Optional.ofNullable(plans.get(task.id()))
        .filter(plan -> blocks(plan, after, hold.until()))
        .isPresent();
  }

  /** Whether a run of the task blocks a fire after an instant and up to another. */
  static boolean blocks(TaskPlan plan, Instant after, Instant upTo) {
    return plan.spec().overlap() == Overlap.SKIP
        && plan.schedule().next(after).filter(fire -> !fire.isAfter(upTo)).isPresent();
  }
}
