package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Owner;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Invariant 3: what the ledger says is executed is executed by its owner; or the owner is dead or
 * does not know of it, which others notice, or it itself, in a while. What is for one node only is
 * executed by that one. Nobody owns or writes anything after it was swept. Invariant 12: nobody is
 * swept who was not silent by a fault of its own.
 */
final class OwnersWatch implements Watch {

  /** Compared every five seconds, and unknown for ten. */
  private static final Duration BOUND = Duration.ofSeconds(30);

  /** Silent for so long before it is swept. */
  private static final Duration SILENCE = Duration.ofSeconds(12);

  private final Account account;
  private final List<SimulatedNode> nodes;
  private final Complaints complaints;
  private final Patience patience;
  private final Set<Long> dead = new HashSet<>();

  OwnersWatch(World world, Account account, List<SimulatedNode> nodes, Complaints complaints) {
    this.account = account;
    this.nodes = nodes;
    this.complaints = complaints;
    this.patience = new Patience(world);
  }

  @Override
  public void committed(Commit commit) {
    commit
        .by()
        .ifPresent(
            one ->
                complaints.require(
                    !dead.contains(one), 3, () -> "written by somebody dead: " + commit));
    dead.addAll(commit.died());
    commit
        .starts()
        .forEach(
            row -> {
              complaints.require(
                  !dead.contains(owner(row)), 3, () -> "started by somebody dead: " + row);
              complaints.require(isItsNodes(row), 3, () -> "not this node's to run: " + row);
            });
    for (long one : commit.died()) {
      account.live().stream()
          .filter(row -> row.owner().isPresent() && owner(row) == one)
          .forEach(
              row -> complaints.require(false, 3, () -> "still owned by somebody dead: " + row));
      if (commit.by().isPresent() && commit.by().getAsLong() != one) {
        nodeOf(one).ifPresent(node -> checkSilent(node, one));
      }
    }
  }

  /** What runs on every node has a row for each of them. */
  private boolean isItsNodes(LiveRow row) {
    String scope = account.task(row.subject().task()).orElseThrow().key().scope();
    return scope.isEmpty()
        || nodeOf(owner(row)).filter(node -> !node.name().equals(scope)).isEmpty();
  }

  private void checkSilent(SimulatedNode node, long incarnation) {
    complaints.require(
        !node.isHealthyFor(SILENCE), 12, () -> node + " was healthy and swept: " + incarnation);
  }

  private static long owner(LiveRow row) {
    return row.owner().map(Owner::incarnation).orElse(0L);
  }

  private Optional<SimulatedNode> nodeOf(long incarnation) {
    return nodes.stream().filter(node -> node.is(incarnation)).findFirst();
  }

  /** Looks once more. */
  void round() {
    for (LiveRow row : account.live()) {
      if (row.owner().isPresent()) {
        check(row, row.owner().get());
      }
    }
    patience.roundIsOver();
  }

  private void check(LiveRow row, Owner owner) {
    Optional<SimulatedNode> node = nodeOf(owner.incarnation());
    boolean executes = node.filter(one -> one.knows(row)).isPresent();
    boolean noticed =
        node.isPresent()
            ? node.get().isHealthyFor(Duration.ofSeconds(3))
            : nodes.stream().anyMatch(one -> one.isHealthyFor(Duration.ofSeconds(3)));
    if (!executes && noticed) {
      complaints.require(
          patience.still(row).compareTo(BOUND) <= 0, 3, () -> "executed nowhere: " + row);
    }
  }
}
