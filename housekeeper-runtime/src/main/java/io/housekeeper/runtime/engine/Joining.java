package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.LedgerFailure.Fenced;
import io.housekeeper.runtime.ledger.Members;
import io.housekeeper.runtime.ledger.Membership;
import java.util.Optional;
import java.util.function.Function;

/**
 * Joins the cluster. What fails half-way goes on with the same incarnation: nobody would beat for
 * it, nor bury it where this process is the only one.
 */
final class Joining {

  private final Members members;

  /** An incarnation that has joined, and may be alive, but has no tenure yet. */
  private Optional<Membership> half = Optional.empty();

  Joining(Members members) {
    this.members = members;
  }

  /** A tenure of this node. */
  Tenure join(String node, Function<Membership, Tenure> begins) {
    Membership me = half.orElseGet(() -> members.join(node));
    half = Optional.of(me);
    try {
      Tenure joined = begins.apply(me);
      half = Optional.empty();
      return joined;
    } catch (Fenced tooLate) {
      half = Optional.empty();
      throw tooLate;
    }
  }

  /** An incarnation that never came to do anything leaves. */
  void leave() {
    if (half.isPresent()) {
      members.leave(half.get(), true);
      half = Optional.empty();
    }
  }
}
