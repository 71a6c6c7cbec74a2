package io.housekeeper.runtime.ledger.memory;

import io.housekeeper.runtime.ledger.store.Others;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Transaction;
import io.housekeeper.runtime.ledger.store.Woven;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * The tables in memory, in transactions that interleave at single statements with PostgreSQL's
 * rules for READ COMMITTED: a statement sees what was committed when it began and what its own
 * transaction has changed; locks of rows are held to the end of the transaction; whoever has waited
 * for one looks at the row again; SKIP LOCKED passes over; a second insert of something unique
 * waits until the first transaction has ended; of those who wait for each other in a circle one
 * gives way. Which locks a statement takes is what its text in {@code ledger.jdbi} takes.
 */
public final class ReadCommittedStore implements Store {

  static final Duration LOCK_TIMEOUT = Duration.ofSeconds(1);

  private final Undo undo = new Undo();
  private final RowLocks locks = new RowLocks();
  private final MemoryTables tables;
  private final Others others;
  private int deadlocks;

  public ReadCommittedStore(InstantSource clock, Others others) {
    this.tables = MemoryTables.in(undo, clock);
    this.others = others;
  }

  Transaction tables() {
    return tables;
  }

  Undo undo() {
    return undo;
  }

  RowLocks locks() {
    return locks;
  }

  Others others() {
    return others;
  }

  void deadlock() {
    deadlocks++;
  }

  /** How often transactions waited for each other in a circle. */
  public int deadlocks() {
    return deadlocks;
  }

  @Override
  public <T> T write(Lane lane, Function<Transaction, T> work) {
    Session session = new Session(this);
    try {
      T answer = work.apply(Woven.through(tables, session::at));
      session.commit();
      return answer;
    } finally {
      session.end();
    }
  }

  @Override
  public <T> T read(Function<Transaction, T> work) {
    return work.apply(tables);
  }

  @Override
  public boolean isOneOwners() {
    return false;
  }

  @Override
  public void close() {}
}
