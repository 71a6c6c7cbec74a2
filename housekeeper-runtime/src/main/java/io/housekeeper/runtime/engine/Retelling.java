package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.engine.Listeners.Mark;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.NodeRow;
import io.housekeeper.runtime.ledger.Untold;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells listeners what nodes ended that have died since, and remembers until it was heard. */
final class Retelling {

  /**
   * What everybody has heard of a node.
   *
   * @param upTo how far, if it is not all
   */
  record Heard(NodeRow dead, Optional<NodeRow.Told> upTo) {}

  private record Told(Heard heard, int entries, Mark mark) {

    NodeRow dead() {
      return heard.dead();
    }
  }

  private final Listeners listeners;
  private final List<Told> told = new ArrayList<>();

  Retelling(Listeners listeners) {
    this.listeners = listeners;
  }

  /**
   * Tells it, unless so much is on its way that listeners may have no places for more. Then it is
   * told when somebody looks again for what nobody has told.
   */
  synchronized void tell(NodeRow dead, Untold untold) {
    int before = told.stream().mapToInt(Told::entries).sum();
    if (before + untold.entries().size() > Untold.MOST) {
      return;
    }
    for (Entry entry : untold.entries()) {
      listeners.tell(new Happening.Ended(entry, dead.member().node(), true, Optional.empty()));
    }
    Heard heard = new Heard(dead, untold.upTo());
    told.add(new Told(heard, untold.entries().size(), listeners.mark()));
  }

  /** Whether what a node ended has been passed on already. */
  synchronized boolean isOnItsWay(NodeRow dead) {
    return told.stream()
        .anyMatch(one -> one.dead().member().incarnation() == dead.member().incarnation());
  }

  /** The nodes of which everybody has heard what was told of them, each once. */
  synchronized List<Heard> heard() {
    List<Told> heard = told.stream().filter(one -> listeners.haveServed(one.mark)).toList();
    told.removeAll(heard);
    return heard.stream().map(Told::heard).toList();
  }
}
