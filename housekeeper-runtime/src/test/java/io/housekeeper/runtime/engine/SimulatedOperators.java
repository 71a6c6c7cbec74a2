package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.engine.SimulatedProcess.Killed;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LedgerFailure;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Pause;
import io.housekeeper.runtime.ledger.TaskRow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Operators who ask for this and that, and rely on what they are answered (invariant 10). */
final class SimulatedOperators {

  private final SimulatedCluster cluster;
  private final World world;
  private final Invariants invariants;

  SimulatedOperators(SimulatedCluster cluster) {
    this.cluster = cluster;
    this.world = cluster.world();
    this.invariants = cluster.invariants();
  }

  void begin() {
    world.in(
        world.between(Duration.ofMillis(500), Duration.ofSeconds(8)),
        () -> {
          if (!world.isCalm()) {
            at(cluster.anyNode(), this::operate);
            begin();
          }
        });
  }

  private interface Work {
    void at(Ledger ledger, Membership me);
  }

  /** Works at a node, if it answers. */
  private void at(SimulatedNode node, Work work) {
    Optional<Tenure> tenure = node.tenure();
    Optional<Ledger> ledger = node.ledger();
    if (tenure.isEmpty() || ledger.isEmpty()) {
      return;
    }
    try {
      work.at(ledger.get(), tenure.get().me());
    } catch (LedgerFailure failure) {
      // The operator is told, and tries again or not.
      world.note(() -> "OPERATOR is told: " + failure.getMessage());
    } catch (Killed killed) {
      world.note(() -> "OPERATOR is told nothing");
    }
  }

  private void operate(Ledger ledger, Membership me) {
    List<TaskRow> tasks = List.copyOf(invariants.account().tasks());
    if (tasks.isEmpty()) {
      return;
    }
    int task = tasks.get(world.random().nextInt(tasks.size())).id();
    SimulatedChanges changes = new SimulatedChanges(cluster, ledger.operations(), me);
    SimulatedRequests requests = new SimulatedRequests(cluster, ledger.operations(), me);
    switch (world.random().nextInt(16)) {
      case 0 -> changes.pause(task);
      case 1, 2, 3 -> changes.resume(task);
      case 4, 5 -> requests.runNow(task, Optional.empty());
      case 6 -> requests.retry();
      case 7 -> changes.skipNext(task);
      case 8, 9 -> changes.override(task);
      case 10 -> changes.revert(task);
      case 11 -> changes.everything(world.random().nextInt(3) == 0);
      case 12 -> requests.backfill(task);
      case 13 -> new SimulatedRetention(world, invariants).forget(ledger.history(), me);
      default -> invariants.anyLive(world.random()).ifPresent(requests::cancel);
    }
  }

  /** The system pauses a task. */
  void quarantine(SimulatedNode node, int task, String why) {
    By by = new By("housekeeper", why, world.database().now(), Optional.empty());
    world.in(
        Duration.ofMillis(1),
        () -> at(node, (ledger, me) -> ledger.operations().pause(me, task, Pause.QUARANTINE, by)));
  }

  /** Everything goes on. */
  void resumeAll() {
    at(
        cluster.anyNode(),
        (ledger, me) -> {
          SimulatedChanges changes = new SimulatedChanges(cluster, ledger.operations(), me);
          changes.everything(false);
          List<Integer> tasks = invariants.account().tasks().stream().map(TaskRow::id).toList();
          tasks.forEach(changes::resume);
        });
  }
}
