package io.housekeeper.runtime.engine;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.engine.Commit.Changed;
import io.housekeeper.runtime.engine.SimulatedBodies.Execution;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Origin;
import io.housekeeper.runtime.ledger.SpecText;
import io.housekeeper.runtime.ledger.TaskRow;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Invariant 9: while a task is off nothing of it starts but what is asked for by hand, and what
 * starts does so as the specification says that was in force in that transaction.
 */
final class SwitchesWatch implements Watch {

  private record Start(long run, long fence) {}

  private final Account account;
  private final Complaints complaints;
  private final Map<Start, String> inForce = new HashMap<>();
  private final IdentityHashMap<TaskSpec, String> texts = new IdentityHashMap<>();

  SwitchesWatch(Account account, Complaints complaints) {
    this.account = account;
    this.complaints = complaints;
  }

  @Override
  public void committed(Commit commit) {
    commit.starts().forEach(start -> check(commit, start));
  }

  private void check(Commit commit, LiveRow start) {
    TaskRow now = account.task(start.task()).orElseThrow();
    Changed<TaskRow> change = commit.rows().tasks().get(start.task());
    Optional<TaskRow> before = change == null ? Optional.of(now) : change.before();
    boolean byHand = start.subject().origin() == Origin.MANUAL;
    complaints.require(mayStart(now, byHand), 9, () -> "started while off: " + start + " " + now);
    before.ifPresent(
        row -> {
          complaints.require(
              mayStart(row, byHand), 9, () -> "started while off: " + start + " " + row);
          complaints.require(
              row.cursor().rev() == now.cursor().rev(),
              9,
              () -> "started in the transaction of a change: " + start + " " + now);
        });
    inForce.put(
        new Start(start.id(), start.owner().orElseThrow().fence()),
        account.spec(start.task()).effective());
  }

  private static boolean mayStart(TaskRow task, boolean byHand) {
    return byHand ? task.switches().gone().isEmpty() : task.switches().isOn();
  }

  /** The code of a run starts. */
  void started(Execution execution) {
    Assignment assignment = execution.assignment();
    String then = inForce.get(new Start(assignment.id(), assignment.fence()));
    complaints.require(
        texts.computeIfAbsent(assignment.plan().spec(), SpecText::write).equals(then),
        9,
        () -> "started as " + assignment.plan().spec() + " and not as " + then);
  }
}
