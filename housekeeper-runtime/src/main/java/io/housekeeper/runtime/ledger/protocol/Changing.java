package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.api.TaskSpec.Overlap;
import io.housekeeper.runtime.ledger.Covers;
import io.housekeeper.runtime.ledger.Cursor;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Origin;
import io.housekeeper.runtime.ledger.PastHold;
import io.housekeeper.runtime.ledger.Switches;
import io.housekeeper.runtime.ledger.TaskPlan;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.protocol.ClaimRules.Situation;
import io.housekeeper.runtime.run.CatchUpPolicy;
import io.housekeeper.runtime.run.Ending;
import io.housekeeper.runtime.run.MissedBecause;
import io.housekeeper.runtime.run.Reason;
import io.housekeeper.runtime.run.SkippedBecause;
import io.housekeeper.runtime.run.Stretch;
import io.housekeeper.runtime.run.Stretch.Fires;
import io.housekeeper.runtime.run.Stretch.Late;
import io.housekeeper.runtime.run.Stretch.Missed;
import io.housekeeper.runtime.run.Stretch.OnTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Changes a task whose row is locked: first what is due up to an instant is settled under what was
 * in force until then, then the cursor is set to that instant, and who has not seen the change can
 * no longer claim.
 */
final class Changing {

  private final Draft draft;
  private final TaskPlan before;
  private final Instant at;

  /**
   * @param at when the change takes effect: now, or some time ago if it was noticed late
   */
  Changing(Draft draft, TaskPlan before, Instant at) {
    this.draft = draft;
    this.before = before;
    this.at = at;
  }

  /**
   * Puts a plan and switches in force.
   *
   * @param after empty if what is to be in force cannot be read here
   */
  TaskRow change(TaskRow task, Optional<TaskPlan> after, Switches switches) {
    TaskRow settled = settle(task, switches);
    Cursor cursor = settled.cursor().revisedAt(at);
    boolean waits = before.countsFromEnd() && mayCountFromEnd(after);
    Instant from = cursor.accountedTo();
    boolean isOpen = waits && cursor.open().isPresent();
    Switches kept =
        switches.skipping(
            switches
                .skip()
                .filter(fire -> !isOpen && fire.isAfter(from))
                .filter(fire -> after.isEmpty() || isStillDue(fire, from, after.get())));
    TaskRow row = settled.with(waits ? cursor : cursor.free()).with(kept).past(Optional.empty());
    draft.change(row);
    return row;
  }

  /** Of what cannot be read nobody knows: then nothing is due before the end of the run. */
  static boolean mayCountFromEnd(Optional<TaskPlan> after) {
    return after.isEmpty() || after.get().countsFromEnd();
  }

  private static boolean isStillDue(Instant fire, Instant from, TaskPlan after) {
    Instant shortlyBefore = after.countsFromEnd() ? from : fire.minusMillis(1);
    return after.schedule().next(shortlyBefore).equals(Optional.of(fire));
  }

  /** Nobody is left to run the task: what is due is missed. */
  TaskRow giveUp(TaskRow task, MissedBecause because) {
    TaskRow settled =
        task.switches().isOn()
            ? settledAs(task, Ending.MISSED, because)
            : settle(task, task.switches());
    TaskRow row =
        settled
            .with(settled.cursor().revisedAt(at).free())
            .with(settled.switches().gone(Optional.of(at)))
            .past(Optional.empty());
    draft.change(row);
    return row;
  }

  private TaskRow settle(TaskRow task, Switches after) {
    Switches switches = task.switches();
    if (switches.disabled() || switches.gone().isPresent()) {
      // Nothing is due then, so there is nothing to write about it.
      return task;
    }
    if (!switches.paused().isEmpty() || !after.paused().isEmpty()) {
      return settledAs(task, Ending.SKIPPED, SkippedBecause.PAUSED);
    }
    return after.disabled()
        ? settledAs(task, Ending.SKIPPED, SkippedBecause.DISABLED)
        : settledByRules(task);
  }

  private TaskRow settledAs(TaskRow task, Ending ending, Reason reason) {
    if (task.cursor().open().isPresent()) {
      return task;
    }
    return fires(task.cursor().accountedTo(), at)
        .map(Covers::of)
        .map(covers -> new Piece.Over(covers, ending, reason, OptionalLong.empty()))
        .map(piece -> move(task, List.of(piece)))
        .orElse(task);
  }

  /** What is due is run late, skipped or missed, as if it had been claimed at that instant. */
  private TaskRow settledByRules(TaskRow task) {
    if (task.cursor().open().isPresent() || !at.isAfter(task.cursor().accountedTo())) {
      return task;
    }
    Pieces pieces = new Pieces(task.cursor().accountedTo());
    if (task.exclusion().exclusive() && before.spec().overlap() == Overlap.SKIP) {
      task.exclusion().past().ifPresent(hold -> pieces.blockedBy(hold, at));
      holder(task)
          .map(holder -> new PastHold(holder.id(), holder.holder().firstStartedAt(), at))
          .ifPresent(hold -> pieces.blockedBy(hold, at));
    }
    pieces.byRules(at);
    return pieces.made.isEmpty() ? task : move(task, pieces.made);
  }

  private Optional<LiveRow> holder(TaskRow task) {
    return draft.tables().live().holders(List.of(task.id())).stream().findFirst();
  }

  /** Pieces one after the other, from the cursor on. */
  private final class Pieces {
    private final List<Piece> made = new ArrayList<>();
    private Instant accountedTo;

    private Pieces(Instant accountedTo) {
      this.accountedTo = accountedTo;
    }

    /** What was due before a run started is only late; then it was in the way until its end. */
    private void blockedBy(PastHold hold, Instant upTo) {
      byRules(earliest(hold.from(), upTo));
      if (isAll()) {
        return;
      }
      fires(accountedTo, earliest(hold.until(), upTo))
          .ifPresent(
              fires -> {
                OptionalLong run = OptionalLong.of(hold.run());
                SkippedBecause why = SkippedBecause.OVERLAP;
                add(new Piece.Over(Covers.of(fires), Ending.SKIPPED, why, run), fires);
              });
    }

    private void byRules(Instant upTo) {
      if (upTo.isAfter(accountedTo) && !isAll()) {
        CatchUpPolicy.settle(
                before.schedule(), before.spec().catchUp(), accountedTo, upTo, draft.now())
            .forEach(stretch -> add(piece(stretch), stretch.fires()));
      }
    }

    /** Only one fire of a fixed delay can be due: the next counts from the end of its run. */
    private boolean isAll() {
      return before.countsFromEnd() && !made.isEmpty();
    }

    private void add(Piece piece, Fires fires) {
      made.add(piece);
      accountedTo = fires.last();
    }
  }

  private Piece piece(Stretch stretch) {
    Covers covers = Covers.of(stretch.fires());
    return switch (stretch) {
      case OnTime onTime -> new Piece.Late(covers, draft.now(), Origin.SCHEDULE);
      case Late late -> new Piece.Late(covers, draft.now().plus(late.delay()), Origin.CATCH_UP);
      case Missed missed ->
          new Piece.Over(covers, Ending.MISSED, missed.because(), OptionalLong.empty());
    };
  }

  private Optional<Fires> fires(Instant after, Instant upTo) {
    return before
        .schedule()
        .latest(after, upTo)
        .map(last -> new Fires(after, last, before.schedule().count(after, last)));
  }

  private TaskRow move(TaskRow task, List<Piece> pieces) {
    Situation situation = new Situation(task, before, Optional.empty(), Optional.empty());
    return new Move(draft, situation).make(new Decision.Move(pieces, Optional.empty()));
  }

  private static Instant earliest(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
