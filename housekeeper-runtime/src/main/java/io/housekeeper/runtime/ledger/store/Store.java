package io.housekeeper.runtime.ledger.store;

import java.util.function.Function;

/**
 * The tables of a ledger in some database. Whatever goes wrong is a {@link
 * io.housekeeper.runtime.ledger.LedgerFailure}; an exception of the work itself rolls back and
 * passes through.
 */
public interface Store extends AutoCloseable {

  /** Who waits for whom: each lane has a connection of its own where the database allows it. */
  enum Lane {
    /** Claims, takes, finishes and changes. */
    RUNS,
    /** Logs, progress and retention: much, and not urgent. */
    BULK,
    /** Beats, observation and sweeps, which must not wait for either. */
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
