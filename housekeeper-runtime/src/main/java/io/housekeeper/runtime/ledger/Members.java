package io.housekeeper.runtime.ledger;

import io.housekeeper.runtime.ledger.NodeRow.Told;
import io.housekeeper.runtime.ledger.Written.Made;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which nodes there are, and what becomes of the work of those that are no more. */
public interface Members {

  /** Whether other nodes may take over what this one does not seem to do any more. */
  boolean areWatched();

  /** A node starts. */
  Membership join(String node);

  /**
   * Incarnations that must be dead because only one process can own the ledger, and this is it;
   * none where there can be several.
   */
  List<NodeRow> predecessors(Membership me);

  /** A sign of life; nothing if the incarnation was declared dead. */
  Optional<Pulse> beat(Membership me);

  /** All incarnations that are not dead, this one too. */
  List<NodeRow> living();

  /** These incarnations, dead or alive, as far as they are not forgotten. */
  List<NodeRow> rows(Collection<Long> incarnations);

  /** The incarnations of a node, dead or alive, as far as they are not forgotten. */
  List<NodeRow> named(String node);

  /** The node that had a slot at an instant, if it is not forgotten. */
  Optional<String> nodeOf(int slot, Instant at);

  /**
   * Declares an incarnation dead if its beat is still that of the row, and releases its work;
   * nothing if it has shown life meanwhile or is dead already.
   */
  Optional<Made> sweep(Membership me, NodeRow silent);

  /** Releases runs whose owner is dead, should there be any. */
  Made releaseOrphans(Membership me);

  /**
   * This incarnation is no more; what it still owns is released.
   *
   * @param toldAll whether its listeners were told of all that it ended
   */
  Made leave(Membership me, boolean toldAll);

  /** How far this node's listeners were told. */
  void told(Membership me, Told told);

  /** What an incarnation ended after its listeners were last told, or the first of it. */
  Untold untold(long incarnation);

  /**
   * Incarnations that died a while ago, and of whose work somebody may not have been told: whoever
   * was to do that may have died as well.
   */
  List<NodeRow> unheard(Membership me);

  /**
   * What a dead incarnation ended has been told.
   *
   * @param upTo how far, if it is not all
   */
  void heard(Membership me, NodeRow dead, Optional<Told> upTo);

  /** Forgets incarnations that died before an instant. */
  int forget(Membership me, Instant before);
}
