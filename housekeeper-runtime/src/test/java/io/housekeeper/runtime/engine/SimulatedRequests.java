package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Operations;
import io.housekeeper.runtime.ledger.Operations.Cancelled;
import io.housekeeper.runtime.ledger.Operations.Requested;
import io.housekeeper.runtime.ledger.Wish;
import io.housekeeper.runtime.run.Ending;
import io.housekeeper.runtime.run.RunState.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Runs that operators want, or want to end; what they are answered is so. */
final class SimulatedRequests {

  private final World world;
  private final Invariants invariants;
  private final Operations operations;
  private final Membership me;

  SimulatedRequests(SimulatedCluster cluster, Operations operations, Membership me) {
    this.world = cluster.world();
    this.invariants = cluster.invariants();
    this.operations = operations;
    this.me = me;
  }

  private By by() {
    return new By("operator", "simulation", world.database().now(), Optional.empty());
  }

  void runNow(int task, Optional<Long> retryOf) {
    world.note(() -> "OPERATOR wants a run of " + task + " now, again " + retryOf);
    if (operations.runNow(me, task, wish(retryOf), by()) instanceof Requested.Accepted accepted) {
      requireThere(accepted.run());
    }
  }

  private static Wish wish(Optional<Long> retryOf) {
    return new Wish(retryOf, "", false);
  }

  void requireThere(long run) {
    invariants.require(
        invariants.account().live(run).isPresent() || invariants.account().entry(run).isPresent(),
        10,
        () -> "accepted, and not there: " + run);
  }

  void retry() {
    Optional.ofNullable(invariants.account().entries().lastEntry())
        .map(Map.Entry::getValue)
        .ifPresent(entry -> runNow(entry.task(), Optional.of(entry.id())));
  }

  void backfill(int task) {
    Instant upTo = world.database().now().minus(world.between(Duration.ZERO, Duration.ofHours(1)));
    Instant after = upTo.minus(world.between(Duration.ZERO, Duration.ofSeconds(40)));
    world.note(() -> "OPERATOR wants the fires of " + task + " after " + after + " to " + upTo);
    operations.backfill(me, task, after, upTo, by());
  }

  void cancel(long run) {
    long asked = world.nanos();
    Cancelled answer = operations.cancel(me, run, by());
    world.note(() -> "OPERATOR cancels " + run + ": " + answer);
    Optional<LiveRow> live = invariants.account().live(run).filter(row -> !row.isZombie());
    Optional<Ending> ending = invariants.account().entry(run).map(Entry::ending);
    boolean isSo =
        switch (answer) {
          case AT_ONCE -> ending.equals(Optional.of(Ending.CANCELLED)) && live.isEmpty();
          case ASKED -> live.filter(SimulatedRequests::isToEnd).isPresent();
          case OVER -> live.isEmpty();
        };
    // Where the answer took a while, more may have happened to the run before it was there.
    invariants.require(
        isSo || world.nanos() > asked,
        10,
        () -> answer + " is not so: " + run + " " + live + " " + ending);
  }

  private static boolean isToEnd(LiveRow row) {
    return row.state() instanceof Running running && running.cancelWanted();
  }
}
