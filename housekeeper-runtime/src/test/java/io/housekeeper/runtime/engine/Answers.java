package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.engine.SimulatedBodies.Execution;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Finish;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Owner;
import io.housekeeper.runtime.run.Ending;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Invariant 10: what a node is told of starts and ends is in the ledger. */
final class Answers implements Watch {

  private record Start(long run, Owner owner) {}

  private final Account account;
  private final Complaints complaints;
  private final Set<Start> starts = new HashSet<>();

  Answers(Account account, Complaints complaints) {
    this.account = account;
    this.complaints = complaints;
  }

  @Override
  public void committed(Commit commit) {
    commit.starts().forEach(row -> starts.add(new Start(row.id(), row.owner().orElseThrow())));
  }

  /** Code starts: its row was owned by this node with this fence. */
  void started(Execution execution) {
    LiveRow row = execution.assignment().row();
    complaints.require(
        starts.contains(new Start(row.id(), row.owner().orElseThrow())),
        10,
        () -> "started, and not in the ledger: " + row);
  }

  /** These are final. */
  void ended(List<Entry> entries) {
    for (Entry entry : entries) {
      complaints.require(
          account.entry(entry.id()).equals(Optional.of(entry)),
          10,
          () -> "ended, and not in the ledger: " + entry);
    }
  }

  /** A run waits for another attempt, or more has happened to it since. */
  void waits(LiveRow row) {
    complaints.require(
        account.live(row.id()).isPresent() || account.entry(row.id()).isPresent(),
        10,
        () -> "waits, and is not in the ledger: " + row);
  }

  /** A run is not a node's any more. */
  void notOwned(long incarnation, Finish finish) {
    Owner owner = new Owner(incarnation, finish.run().fence());
    complaints.require(
        account.live(finish.run().id()).flatMap(LiveRow::owner).filter(owner::equals).isEmpty(),
        10,
        () -> "said not to be owned by " + owner + ": " + finish.run());
    Optional<Entry> recorded =
        account
            .entry(finish.run().id())
            .filter(entry -> entry.ending() == Ending.SUCCEEDED)
            .filter(entry -> isOf(entry, finish));
    complaints.require(recorded.isEmpty(), 10, () -> "recorded, and said not to be: " + recorded);
  }

  private static boolean isOf(Entry entry, Finish finish) {
    return entry.execution().filter(run -> run.fence() == finish.run().fence()).isPresent();
  }
}
