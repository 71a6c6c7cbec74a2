package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Change.About;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Change.Words;
import io.housekeeper.runtime.ledger.TaskPlan;
import io.housekeeper.runtime.ledger.TaskRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Leaves out the next fire of a task. */
final class Skipping {

  private final Draft draft;

  Skipping(Draft draft) {
    this.draft = draft;
  }

  /** Which one is left out, if there is one to come. */
  Optional<Instant> skipNext(int task, By by) {
    TaskRow row =
        draft.locked(draft.tables().tasks().lock(List.of(task))).stream()
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("there is no task " + task));
    TaskPlan plan = draft.plans().of(row);
    Optional<Instant> next = next(row, plan);
    if (next.isPresent()) {
      new Changing(draft, plan, draft.now())
          .change(row, Optional.of(plan), row.switches().skipping(next));
      Revising revising = new Revising(draft);
      revising.alsoChanged(row);
      revising.finish();
      draft.audit(About.task(task), "skip", by, new Words("", next.get().toString()));
    }
    return draft
        .task(task)
        .orElseThrow()
        .switches()
        .skip()
        .filter(next.stream().toList()::contains);
  }

  private Optional<Instant> next(TaskRow row, TaskPlan plan) {
    Instant accountedTo = row.cursor().accountedTo();
    Instant from = accountedTo.isAfter(draft.now()) ? accountedTo : draft.now();
    // While a run is waited for nobody knows when the next delay begins.
    return row.cursor().open().isPresent() ? Optional.empty() : plan.schedule().next(from);
  }
}
