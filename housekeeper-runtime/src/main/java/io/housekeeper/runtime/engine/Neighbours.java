package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.LedgerFailure;
import io.housekeeper.runtime.ledger.Members;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.NodeRow;
import io.housekeeper.runtime.ledger.Written.Made;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The other nodes: which of them live, and what becomes of the work of those that do not. */
final class Neighbours {

  private final Members members;
  private final Membership me;
  private final Observer observer;
  private final Events events;
  private final Consumer<Made> made;
  private final Object burial = new Object();
  private volatile boolean eldest;

  Neighbours(Mandate mandate, Observer observer, Events events, Consumer<Made> made) {
    this.members = mandate.ledger().members();
    this.me = mandate.me();
    this.observer = observer;
    this.events = events;
    this.made = made;
  }

  /** Looks for nodes that have fallen silent, and releases what they had. */
  void observe() {
    List<NodeRow> living;
    try {
      living = members.living();
    } catch (LedgerFailure failure) {
      observer.lostContact();
      throw failure;
    }
    eldest = living.stream().allMatch(row -> row.member().incarnation() >= me.incarnation());
    observer.silent(living).forEach(this::bury);
  }

  /** Whether no living node has joined earlier: one of all is to look after what concerns all. */
  boolean isEldest() {
    return eldest;
  }

  /** Releases what those had that must be dead, because this process owns the ledger alone now. */
  void succeed() {
    members.predecessors(me).forEach(this::bury);
  }

  private void bury(NodeRow node) {
    synchronized (burial) {
      Optional<Made> released = members.sweep(me, node);
      if (released.isPresent()) {
        // Whatever becomes of the question: who looks for what nobody has told asks again.
        made.accept(released.get());
        events.buried(node, members.untold(node.member().incarnation()));
      }
    }
  }

  /** Asks when no burial is half done: what those before have ended has been passed on. */
  <T> T betweenBurials(Supplier<T> question) {
    synchronized (burial) {
      return question.get();
    }
  }

  /** Releases runs whose owner is not alive, should there be any. */
  void releaseOrphans() {
    made.accept(members.releaseOrphans(me));
  }
}
