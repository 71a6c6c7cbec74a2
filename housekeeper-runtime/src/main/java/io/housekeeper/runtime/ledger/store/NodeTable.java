package io.housekeeper.runtime.ledger.store;

import io.housekeeper.runtime.ledger.NodeRow;
import io.housekeeper.runtime.ledger.NodeRow.Told;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Nodes, one row for each of their starts. */
public interface NodeTable {

  /** The database's clock, in whole milliseconds rounded down. */
  Instant now();

  /**
   * Begins a transaction of a member: the database's clock, or nothing if the incarnation is dead
   * or unknown. Until the transaction ends nobody can declare it dead.
   */
  Optional<Instant> enter(long incarnation);

  /** The row with the highest incarnation, dead or alive. */
  Optional<NodeRow> newest();

  /** All rows of incarnations that are not dead. */
  List<NodeRow> living();

  /** The rows of these incarnations, dead or alive. */
  List<NodeRow> rows(List<Long> incarnations);

  /** The rows of a node, dead or alive. */
  List<NodeRow> named(String node);

  /** Who had a slot at an instant. */
  Optional<NodeRow> ofSlot(int slot, Instant at);

  /** A conflict if the incarnation exists or a living one has its slot. */
  void insert(NodeRow node);

  /** One more sign of life: the database's clock, or nothing if the incarnation is dead. */
  Optional<Instant> beat(long incarnation);

  /**
   * Locks the row of an incarnation if it is alive and its beat is still this one; waits for
   * transactions that it has entered.
   */
  boolean lockSilent(long incarnation, long beat);

  /** Locks the row of an incarnation; waits for transactions that it has entered. */
  void lock(long incarnation);

  /** Declares an incarnation dead. */
  void die(long incarnation, Instant at);

  void told(long incarnation, Told told);

  /** The same of one that has died; somebody else may have told more of it, and that stays. */
  void toldOfTheDead(long incarnation, Told told);

  /** Incarnations that died before an instant, and later than their listeners were last told. */
  List<NodeRow> untold(Instant diedBefore);

  /** Forgets incarnations that died before an instant; but never the newest, nor untold ones. */
  int forget(Instant diedBefore);
}
