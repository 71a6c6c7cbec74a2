package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Change.About;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Change.Words;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Operations.Cancelled;
import io.housekeeper.runtime.run.RunState.Waiting;
import java.util.List;
import java.util.Optional;

/** Ends a run that waits, and says of one that executes that it is wanted no more. */
final class Cancelling {

  private final Draft draft;

  Cancelling(Draft draft) {
    this.draft = draft;
  }

  Cancelled cancel(long run, By by) {
    List<LiveRow> seen = draft.tables().live().rows(List.of(run));
    if (seen.isEmpty() || seen.get(0).isZombie()) {
      return Cancelled.OVER;
    }
    draft.locked(draft.tables().tasks().lock(Draft.tasksOf(seen)));
    Optional<LiveRow> row =
        draft.tables().live().lock(List.of(run)).stream().filter(r -> !r.isZombie()).findFirst();
    if (row.isEmpty()) {
      return Cancelled.OVER;
    }
    draft.audit(About.task(row.get().task()), "cancel", by, new Words("", Long.toString(run)));
    if (row.get().state() instanceof Waiting) {
      Ends.cancel(draft, row.get(), "cancelled by " + by.who());
      draft.flush();
      return Cancelled.AT_ONCE;
    }
    draft.tables().live().wantCancelled(List.of(run));
    return Cancelled.ASKED;
  }
}
