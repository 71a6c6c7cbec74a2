package io.housekeeper.runtime.ledger.store;

import java.util.function.Function;

/**
 * The tables of a ledger in some database. Whatever goes wrong is a {@link
 * io.housekeeper.runtime.ledger.LedgerFailure}; an exception of the work itself rolls back and
 * passes through.
 */
public interface Store extends AutoCloseable {

  /**
   * Who waits for whom: each lane has a connection of its own where the database allows it. Where
   * only one can write, {@link #RUNS} and {@link #ENDS} go first and the others in the order in
   * which they came. Observation, and whatever else only reads, waits for none of them.
   */
  enum Lane {
    /** Claims and takes; what operators change; runs that are given back. */
    RUNS,
    /** Ends of runs, where they are not in the transaction of a claim. */
    ENDS,
    /** What runs said, what nodes carry, retention and roll-ups: much, and not urgent. */
    BULK,
    /**
     * Nodes that join, are swept or leave, runs without an owner, and how far listeners were told:
     * now and then much at once.
     */
    NODES,
    /** The beat and nothing else: whoever keeps it waiting lets this node pass for dead. */
    BEAT
  }

  /** Does some work in one transaction that is durable when this returns. */
  <T> T write(Lane lane, Function<Transaction, T> work);

  /** Reads in one transaction that writes nothing. */
  <T> T read(Function<Transaction, T> work);

  /** Whether at most one process can have this store open. */
  boolean isOneOwners();

  @Override
  void close();
}
