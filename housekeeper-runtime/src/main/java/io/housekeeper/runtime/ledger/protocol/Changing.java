package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Covers;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Origin;
import io.housekeeper.runtime.ledger.Pause;
import io.housekeeper.runtime.ledger.Switches;
import io.housekeeper.runtime.ledger.TaskPlan;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.protocol.ClaimRules.Situation;
import io.housekeeper.runtime.run.CatchUpPolicy;
import io.housekeeper.runtime.run.Ending;
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
 * Changes a task whose row is locked: first what is due up to now is settled under what was in
 * force until now, then the cursor is set to now, and who has not seen the change can no longer
 * claim.
 */
final class Changing {

  private final Draft draft;
  private final TaskPlan before;

  Changing(Draft draft, TaskPlan before) {
    this.draft = draft;
    this.before = before;
  }

  void pause(TaskRow task, Pause pause) {
    change(settledAs(task, offReason(task)), task.switches().with(pause));
  }

  void resume(TaskRow task, Pause pause) {
    change(settledAs(task, offReason(task)), task.switches().without(pause));
  }

  void disable(TaskRow task, boolean disabled) {
    TaskRow settled = task.switches().disabled() ? task : settledAs(task, SkippedBecause.DISABLED);
    change(settled, task.switches().disabled(disabled));
  }

  /** Any other change: what is due is run late, or missed, as the task's own rules say. */
  TaskRow revise(TaskRow task, Switches switches) {
    return change(
        task.switches().isOn() ? settledByRules(task) : settledOff(task),
        switches.skipping(Optional.empty()));
  }

  private TaskRow settledOff(TaskRow task) {
    return task.switches().disabled() ? task : settledAs(task, offReason(task));
  }

  /** What is due is over for this reason. */
  TaskRow settleAs(TaskRow task, Ending ending, Reason reason) {
    TaskRow settled = settledAs(task, ending, reason);
    return change(settled, task.switches());
  }

  private static Reason offReason(TaskRow task) {
    return task.switches().disabled() ? SkippedBecause.DISABLED : SkippedBecause.PAUSED;
  }

  private TaskRow change(TaskRow settled, Switches switches) {
    TaskRow row =
        settled.with(settled.cursor().revisedAt(draft.now())).with(switches).past(Optional.empty());
    draft.change(row);
    return row;
  }

  private TaskRow settledAs(TaskRow task, Reason reason) {
    // Nothing is due while a task is disabled, so there is nothing to write about it.
    return task.switches().disabled() ? task : settledAs(task, Ending.SKIPPED, reason);
  }

  private TaskRow settledAs(TaskRow task, Ending ending, Reason reason) {
    if (task.cursor().open().isPresent()) {
      return task;
    }
    Instant accountedTo = task.cursor().accountedTo();
    Optional<Piece> all =
        before
            .schedule()
            .latest(accountedTo, draft.now())
            .map(last -> covers(accountedTo, last))
            .map(covers -> new Piece.Over(covers, ending, reason, OptionalLong.empty()));
    return all.map(piece -> move(task, List.of(piece))).orElse(task);
  }

  private Covers covers(Instant after, Instant last) {
    return Covers.of(new Fires(after, last, before.schedule().count(after, last)));
  }

  private TaskRow settledByRules(TaskRow task) {
    if (task.cursor().open().isPresent()) {
      return task;
    }
    List<Piece> pieces = new ArrayList<>();
    Optional<LiveRow> holder = holder(task);
    for (Stretch stretch :
        CatchUpPolicy.settle(
            before.schedule(), before.spec().catchUp(), task.cursor().accountedTo(), draft.now())) {
      pieces.add(piece(stretch, holder));
    }
    return pieces.isEmpty() ? task : move(task, pieces);
  }

  private Optional<LiveRow> holder(TaskRow task) {
    return task.exclusion().exclusive()
        ? draft.tables().live().holders(List.of(task.id())).stream().findFirst()
        : Optional.empty();
  }

  private Piece piece(Stretch stretch, Optional<LiveRow> holder) {
    Covers covers = Covers.of(stretch.fires());
    Optional<LiveRow> inTheWay =
        holder.filter(
            row ->
                before.spec().overlap() == io.housekeeper.api.TaskSpec.Overlap.SKIP
                    && stretch.fires().last().isAfter(row.holder().firstStartedAt()));
    if (inTheWay.isPresent()) {
      return new Piece.Over(
          covers, Ending.SKIPPED, SkippedBecause.OVERLAP, OptionalLong.of(inTheWay.get().id()));
    }
    return switch (stretch) {
      case OnTime onTime -> new Piece.Late(covers, draft.now(), Origin.SCHEDULE);
      case Late late -> new Piece.Late(covers, draft.now().plus(late.delay()), Origin.CATCH_UP);
      case Missed missed ->
          new Piece.Over(covers, Ending.MISSED, missed.because(), OptionalLong.empty());
    };
  }

  private TaskRow move(TaskRow task, List<Piece> pieces) {
    Situation situation = new Situation(task, before, Optional.empty(), Optional.empty());
    return new Move(draft, situation).make(new Decision.Move(pieces, Optional.empty()));
  }
}
