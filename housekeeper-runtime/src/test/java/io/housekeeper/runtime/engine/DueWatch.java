package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Origin;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.run.RunState.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Invariant 2: while a healthy node with a free slot has its code, the oldest fire that is due of a
 * task does not stay the oldest for long, and no run waits for long that could be taken. Whatever
 * is in the way, a change or a guard, begins the wait anew.
 */
final class DueWatch {

  /** Nobody is in the way. */
  private static final Duration FREE = Duration.ofSeconds(8);

  /** A fire that is blocked may wait a minute before it is written down. */
  private static final Duration BLOCKED = Duration.ofSeconds(75);

  /** Nodes believe a step of the database's clock after ten seconds. */
  private static final Duration STEP_IS_BELIEVED = Duration.ofSeconds(13);

  /**
   * Ten seconds of their own: whose clock stood still meanwhile begins to count when it goes on.
   */
  private static final Duration STEP_MAY_BE_NEW = STEP_IS_BELIEVED.plusSeconds(20);

  private record Oldest(int task, int rev, Instant accountedTo, Optional<Long> holder) {}

  private record Untaken(long run, long attempt, int rev) {}

  private final Account account;
  private final World world;
  private final ScheduleOracle.Known oracles;
  private final Complaints complaints;
  private final Patience patience;

  DueWatch(World world, Account account, ScheduleOracle.Known oracles, Complaints complaints) {
    this.world = world;
    this.account = account;
    this.oracles = oracles;
    this.complaints = complaints;
    this.patience = new Patience(world);
  }

  /** Looks once more. */
  void round(List<SimulatedNode> nodes) {
    boolean isClear = !world.database().wasSteppedIn(STEP_IS_BELIEVED);
    for (TaskRow task : account.tasks()) {
      if (isClear && nodes.stream().anyMatch(node -> isAble(node, task))) {
        checkFires(task);
        account.liveOf(task.id()).forEach(row -> checkWaiting(task, row));
      }
    }
    patience.roundIsOver();
  }

  private boolean isAble(SimulatedNode node, TaskRow task) {
    return node.isHealthyFor(
            world.database().wasSteppedIn(STEP_MAY_BE_NEW)
                ? STEP_IS_BELIEVED
                : Duration.ofSeconds(5))
        && node.hasRoom()
        && node.carries(task, account.spec(task.id()).version());
  }

  private void checkFires(TaskRow task) {
    Instant now = world.database().instant();
    ScheduleOracle oracle = oracles.of(account.spec(task.id()).effective());
    Optional<Instant> oldest =
        oracle.next(task.cursor().accountedTo()).filter(fire -> !fire.isAfter(now));
    if (!task.switches().isOn() || task.cursor().open().isPresent() || oldest.isEmpty()) {
      return;
    }
    Optional<LiveRow> holder = holder(task);
    if (holder.isPresent() && isOnlyLate(oracle, oldest.get(), holder.get())) {
      return;
    }
    Oldest key =
        new Oldest(
            task.id(), task.cursor().rev(), task.cursor().accountedTo(), holder.map(LiveRow::id));
    Duration bound = holder.isPresent() ? BLOCKED : FREE;
    complaints.require(
        patience.still(key).compareTo(bound) <= 0,
        2,
        () -> "due and not accounted for: " + task + ", live " + account.liveOf(task.id()));
  }

  /** What was due before the run in the way started waits for its end; what queues may, too. */
  private static boolean isOnlyLate(ScheduleOracle oracle, Instant fire, LiveRow holder) {
    return !oracle.policies().overlap().equals("SKIP")
        || holder.startedAt().filter(fire::isAfter).isEmpty();
  }

  private Optional<LiveRow> holder(TaskRow task) {
    return account.liveOf(task.id()).stream().filter(row -> row.marks().guard()).findFirst();
  }

  private void checkWaiting(TaskRow task, LiveRow row) {
    boolean due =
        row.state() instanceof Waiting waiting
            && !waiting.dueAt().isAfter(world.database().instant());
    boolean on =
        row.subject().origin() == Origin.MANUAL
            ? task.switches().gone().isEmpty()
            : task.switches().isOn();
    boolean free = row.marks().guard() || !task.exclusion().exclusive() || holder(task).isEmpty();
    if (due && on && free) {
      Untaken key = new Untaken(row.id(), row.state().attempts().started(), task.cursor().rev());
      complaints.require(
          patience.still(key).compareTo(FREE) <= 0, 2, () -> "due and not taken: " + row);
    }
  }
}
