package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.engine.SimulatedProcess.Killed;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LedgerFailure;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Operations;
import io.housekeeper.runtime.ledger.Operations.Cancelled;
import io.housekeeper.runtime.ledger.Operations.Requested;
import io.housekeeper.runtime.ledger.Pause;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.run.Ending;
import io.housekeeper.runtime.run.RunState.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operators who ask for this and that, and rely on what they are answered (invariant 10). */
final class SimulatedOperators {

  private static final String[] FIELDS = {"schedule", "overlap", "timeout", "disabled"};

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
    Operations operations = ledger.operations();
    switch (world.random().nextInt(16)) {
      case 0 -> pause(operations, me, task);
      case 1, 2, 3 -> resume(operations, me, task);
      case 4, 5 -> runNow(operations, me, task, Optional.empty());
      case 6 -> retry(operations, me);
      case 7 -> skipNext(operations, me, task);
      case 8, 9 -> override(operations, me, task);
      case 10 -> operations.revert(me, task, FIELDS[world.random().nextInt(4)], by());
      case 11 -> everything(operations, me);
      case 12 -> backfill(operations, me, task);
      case 13 -> new SimulatedRetention(world, invariants).forget(ledger.history(), me);
      default -> invariants.anyLive(world.random()).ifPresent(run -> cancel(operations, me, run));
    }
  }

  private By by() {
    return new By("operator", "simulation", world.database().now(), Optional.empty());
  }

  /** Every other time only for a while. */
  private By byUntil() {
    Instant now = world.database().now();
    Instant until = now.plus(world.between(Duration.ofSeconds(3), Duration.ofSeconds(40)));
    Optional<Instant> end = world.random().nextBoolean() ? Optional.of(until) : Optional.empty();
    return new By("operator", "simulation", now, end);
  }

  private TaskRow task(int id) {
    return invariants.account().task(id).orElseThrow();
  }

  private void pause(Operations operations, Membership me, int task) {
    By by = byUntil();
    world.note(() -> "OPERATOR pauses " + task + " until " + by.until());
    operations.pause(me, task, Pause.TASK, by);
    invariants.require(
        task(task).switches().paused().contains(Pause.TASK), 10, "not paused: " + task(task));
  }

  private void resume(Operations operations, Membership me, int task) {
    world.note(() -> "OPERATOR resumes " + task);
    operations.resume(me, task, Pause.TASK, by());
    operations.resume(me, task, Pause.QUARANTINE, by());
    invariants.require(
        !task(task).switches().paused().contains(Pause.TASK)
            && !task(task).switches().paused().contains(Pause.QUARANTINE),
        10,
        "not resumed: " + task(task));
  }

  private void runNow(Operations operations, Membership me, int task, Optional<Long> retryOf) {
    world.note(() -> "OPERATOR wants a run of " + task + " now, again " + retryOf);
    if (operations.runNow(me, task, by(), retryOf, "") instanceof Requested.Accepted accepted) {
      requireThere(accepted.run());
    }
  }

  private void requireThere(long run) {
    invariants.require(
        invariants.account().live(run).isPresent() || invariants.account().entry(run).isPresent(),
        10,
        "accepted, and not there: " + run);
  }

  private void retry(Operations operations, Membership me) {
    Optional.ofNullable(invariants.account().entries().lastEntry())
        .map(Map.Entry::getValue)
        .ifPresent(entry -> runNow(operations, me, entry.task(), Optional.of(entry.id())));
  }

  private void skipNext(Operations operations, Membership me, int task) {
    world.note(() -> "OPERATOR skips the next fire of " + task);
    Optional<Instant> fire = operations.skipNext(me, task, by());
    invariants.require(
        fire.isEmpty() || task(task).switches().skip().equals(fire),
        10,
        "not skipped: " + fire + " of " + task(task));
  }

  private void override(Operations operations, Membership me, int task) {
    String field = FIELDS[world.random().nextInt(FIELDS.length)];
    String value = value(field);
    By by = byUntil();
    world.note(() -> "OPERATOR overrides " + field + " of " + task + " " + value + by.until());
    operations.override(me, task, field, value, by);
    String effective = invariants.account().spec(task).effective();
    invariants.require(
        effective.contains('"' + field + "\":" + value), 10, "not in force: " + effective);
  }

  private String value(String field) {
    return switch (field) {
      case "schedule" -> '"' + cluster.tasks().schedule() + '"';
      case "overlap" -> List.of("\"SKIP\"", "\"QUEUE\"", "\"REPLACE\"", "\"ALLOW\"").get(any(4));
      case "timeout" -> "\"PT" + (3 + any(30)) + "S\"";
      default -> any(3) == 0 ? "true" : "false";
    };
  }

  private int any(int bound) {
    return world.random().nextInt(bound);
  }

  private void everything(Operations operations, Membership me) {
    boolean paused = any(3) == 0;
    world.note(() -> "OPERATOR " + (paused ? "pauses" : "resumes") + " everything");
    if (paused) {
      operations.pauseEverything(me, byUntil());
    } else {
      operations.resumeEverything(me, by());
    }
    invariants
        .account()
        .tasks()
        .forEach(
            row ->
                invariants.require(
                    row.switches().paused().contains(Pause.EVERYTHING) == paused,
                    10,
                    "everything is not so: " + row));
  }

  private void backfill(Operations operations, Membership me, int task) {
    Instant upTo = world.database().now().minus(world.between(Duration.ZERO, Duration.ofHours(1)));
    Instant after = upTo.minus(world.between(Duration.ZERO, Duration.ofSeconds(40)));
    world.note(() -> "OPERATOR wants the fires of " + task + " after " + after + " to " + upTo);
    operations.backfill(me, task, after, upTo, by());
  }

  private void cancel(Operations operations, Membership me, long run) {
    Cancelled answer = operations.cancel(me, run, by());
    world.note(() -> "OPERATOR cancels " + run + ": " + answer);
    Optional<LiveRow> live = invariants.account().live(run).filter(row -> !row.isZombie());
    Optional<Ending> ending = invariants.account().entry(run).map(Entry::ending);
    boolean isSo =
        switch (answer) {
          case AT_ONCE -> ending.equals(Optional.of(Ending.CANCELLED)) && live.isEmpty();
          case ASKED -> live.filter(SimulatedOperators::isToEnd).isPresent();
          case OVER -> live.isEmpty();
        };
    invariants.require(isSo, 10, answer + " is not so: " + run + " " + live + " " + ending);
  }

  private static boolean isToEnd(LiveRow row) {
    return row.state() instanceof Running running && running.cancelWanted();
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
          ledger.operations().resumeEverything(me, by());
          invariants.account().tasks().stream()
              .map(TaskRow::id)
              .toList()
              .forEach(task -> resume(ledger.operations(), me, task));
        });
  }
}
