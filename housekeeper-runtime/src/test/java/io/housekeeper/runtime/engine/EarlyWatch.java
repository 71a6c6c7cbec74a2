package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.run.RunState.Waiting;
import java.util.Optional;

/** Invariant 14: nothing is accounted for, and nothing starts, early by the database's clock. */
final class EarlyWatch implements Watch {

  private final Complaints complaints;

  EarlyWatch(Complaints complaints) {
    this.complaints = complaints;
  }

  @Override
  public void committed(Commit commit) {
    commit
        .created()
        .filter(subject -> subject.origin().movesCursor())
        .forEach(
            subject ->
                complaints.require(
                    !subject.covers().fireAt().isAfter(commit.times().entered()),
                    14,
                    () -> "early: " + subject));
    commit
        .rows()
        .live()
        .values()
        .forEach(
            row ->
                row.before()
                    .filter(waiting -> row.after().flatMap(LiveRow::owner).isPresent())
                    .ifPresent(waiting -> check(waiting, commit)));
  }

  private void check(LiveRow before, Commit commit) {
    Optional<Waiting> waiting =
        Optional.of(before.state()).filter(Waiting.class::isInstance).map(Waiting.class::cast);
    complaints.require(
        waiting.filter(one -> one.dueAt().isAfter(commit.times().entered())).isEmpty(),
        14,
        () -> "taken early: " + before);
  }
}
