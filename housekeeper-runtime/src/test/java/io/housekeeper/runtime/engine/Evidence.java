package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.engine.SimulatedBodies.Execution;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Owner;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Invariant 4, its second half: something outside that runs of exclusive tasks write to while they
 * execute, and that takes nothing with a lower token than it has seen. It must refuse those who
 * were given up and followed by others, and nobody else.
 */
final class Evidence {

  private record Written(long run, long token) {}

  private final Account account;
  private final Complaints complaints;
  private final Map<Integer, Written> highest = new HashMap<>();
  private int refused;

  Evidence(Account account, Complaints complaints) {
    this.account = account;
    this.complaints = complaints;
  }

  /** How often something was refused. */
  int refused() {
    return refused;
  }

  void write(Execution execution) {
    Assignment assignment = execution.assignment();
    if (!assignment.isExclusive()) {
      return;
    }
    int task = assignment.row().task();
    Written mine = new Written(assignment.id(), assignment.fence());
    Optional<Written> last = Optional.ofNullable(highest.get(task));
    boolean accepted = last.filter(one -> one.token > mine.token).isEmpty();
    Optional<Written> owner = owner(task);
    complaints.require(
        accepted || !owner.equals(Optional.of(mine)),
        4,
        () -> "the owner was refused: " + execution.assignment() + ", " + last);
    complaints.require(
        !accepted || last.isEmpty() || !last.equals(owner) || owner.equals(Optional.of(mine)),
        4,
        () -> "written by somebody given up: " + execution.assignment() + ", " + owner);
    if (accepted) {
      highest.put(task, mine);
    } else {
      refused++;
    }
  }

  private Optional<Written> owner(int task) {
    return account.liveOf(task).stream()
        .filter(row -> row.marks().guard() && row.owner().isPresent())
        .map(row -> new Written(row.id(), fence(row)))
        .findFirst();
  }

  private static long fence(LiveRow row) {
    return row.owner().map(Owner::fence).orElseThrow();
  }
}
