package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.run.RunState.Running;
import io.housekeeper.runtime.run.RunState.Waiting;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Invariant 5: a guard is held exactly by a run that executes, by one that waits to be tried again,
 * and by a zombie; by one at most. Owners and states agree (3).
 */
final class GuardsWatch implements Watch {

  private final Account account;
  private final Complaints complaints;

  GuardsWatch(Account account, Complaints complaints) {
    this.account = account;
    this.complaints = complaints;
  }

  @Override
  public void committed(Commit commit) {
    Stream<Integer> ofLive =
        commit.rows().live().values().stream()
            .map(row -> row.before().or(row::after).orElseThrow().task());
    Stream.concat(ofLive, commit.rows().tasks().keySet().stream()).distinct().forEach(this::check);
  }

  private void check(int id) {
    List<LiveRow> rows = List.copyOf(account.liveOf(id));
    Optional<TaskRow> task = account.task(id);
    long held = rows.stream().filter(row -> row.marks().guard()).count();
    complaints.require(held <= 1, 5, () -> "several guards of one task: " + rows);
    boolean exclusive = task.filter(row -> row.exclusion().exclusive()).isPresent();
    for (LiveRow row : rows) {
      boolean waits = row.state() instanceof Waiting;
      boolean mustHold = mustHold(row);
      complaints.require(
          !row.marks().guard() || mustHold, 5, () -> "a guard for no reason: " + row);
      complaints.require(
          !exclusive || !mustHold || row.marks().guard(), 5, () -> "without the guard: " + row);
      complaints.require(
          row.owner().isPresent() == !waits, 3, () -> "owner and state disagree: " + row);
    }
  }

  private static boolean mustHold(LiveRow row) {
    return row.state() instanceof Running
        || row.isZombie()
        || (row.state() instanceof Waiting waiting && waiting.why().holdsGuard());
  }
}
