package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.engine.Listeners.Mark;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.NodeRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells listeners what nodes ended that have died since, and remembers until it was heard. */
final class Retelling {

  private record Told(NodeRow dead, Mark mark) {}

  private final Listeners listeners;
  private final List<Told> told = new ArrayList<>();

  Retelling(Listeners listeners) {
    this.listeners = listeners;
  }

  synchronized void tell(NodeRow dead, List<Entry> untold) {
    for (Entry entry : untold) {
      listeners.tell(new Happening.Ended(entry, dead.member().node(), true, Optional.empty()));
    }
    told.add(new Told(dead, listeners.mark()));
  }

  /** Whether what a node ended has been passed on already. */
  synchronized boolean isOnItsWay(NodeRow dead) {
    return told.stream()
        .anyMatch(one -> one.dead.member().incarnation() == dead.member().incarnation());
  }

  /** The nodes of which everybody has heard everything, each once. */
  synchronized List<NodeRow> heard() {
    List<Told> heard = told.stream().filter(one -> listeners.haveServed(one.mark)).toList();
    told.removeAll(heard);
    return heard.stream().map(Told::dead).toList();
  }
}
