package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Operations;
import io.housekeeper.runtime.ledger.Pause;
import io.housekeeper.runtime.ledger.TaskRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Changes that operators make to tasks, each of which holds as soon as they are told so. */
final class SimulatedChanges {

  private static final String[] FIELDS = {"schedule", "overlap", "timeout", "disabled"};

  private final SimulatedCluster cluster;
  private final World world;
  private final Invariants invariants;
  private final Operations operations;
  private final Membership me;

  SimulatedChanges(SimulatedCluster cluster, Operations operations, Membership me) {
    this.cluster = cluster;
    this.world = cluster.world();
    this.invariants = cluster.invariants();
    this.operations = operations;
    this.me = me;
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

  void pause(int task) {
    long asked = world.nanos();
    By by = byUntil();
    world.note(() -> "OPERATOR pauses " + task + " until " + by.until());
    operations.pause(me, task, Pause.TASK, by);
    requireSince(
        asked, task(task).switches().paused().contains(Pause.TASK), "not paused: " + task(task));
  }

  void resume(int task) {
    long asked = world.nanos();
    world.note(() -> "OPERATOR resumes " + task);
    operations.resume(me, task, by());
    requireSince(
        asked,
        !task(task).switches().paused().contains(Pause.TASK)
            && !task(task).switches().paused().contains(Pause.QUARANTINE),
        "not resumed: " + task(task));
  }

  void skipNext(int task) {
    long asked = world.nanos();
    world.note(() -> "OPERATOR skips the next fire of " + task);
    Optional<Instant> fire = operations.skipNext(me, task, by());
    requireSince(
        asked,
        fire.isEmpty() || task(task).switches().skip().equals(fire),
        "not skipped: " + fire + " of " + task(task));
  }

  void override(int task) {
    long asked = world.nanos();
    String field = FIELDS[world.random().nextInt(FIELDS.length)];
    String value = value(field);
    By by = byUntil();
    world.note(() -> "OPERATOR overrides " + field + " of " + task + " " + value + by.until());
    operations.override(me, task, field, value, by);
    String effective = invariants.account().spec(task).effective();
    requireSince(
        asked, effective.contains('"' + field + "\":" + value), "not in force: " + effective);
  }

  /** Where the answer took a while, others may have changed it again before it was there. */
  private void requireSince(long asked, boolean holds, String sentence) {
    invariants.require(holds || world.nanos() > asked, 10, () -> sentence);
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

  void revert(int task) {
    operations.revert(me, task, FIELDS[any(FIELDS.length)], by());
  }

  void everything(boolean paused) {
    long asked = world.nanos();
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
                requireSince(
                    asked,
                    row.switches().paused().contains(Pause.EVERYTHING) == paused,
                    "everything is not so: " + row));
  }
}
