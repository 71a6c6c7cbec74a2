package io.housekeeper.runtime.ledger.memory;

import io.housekeeper.runtime.ledger.memory.RowLocks.Mode;
import io.housekeeper.runtime.ledger.memory.RowLocks.Row;
import io.housekeeper.runtime.ledger.store.Others;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Transaction;
import io.housekeeper.runtime.ledger.store.Woven;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
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

  private final Undo undo = new Undo();
  private final RowLocks locks = new RowLocks();
  private final MemoryTables tables;
  private final Others others;
  private final Duration idle;
  private final Set<Session> open = new HashSet<>();
  private int deadlocks;

  /** With the time limits that the ledger sets on PostgreSQL. */
  public ReadCommittedStore(InstantSource clock, Others others) {
    this(clock, others, Others.IDLE_TIMEOUT);
  }

  /**
   * @param idle how long a transaction may stand still between two statements
   */
  public ReadCommittedStore(InstantSource clock, Others others, Duration idle) {
    this.tables = MemoryTables.in(undo, clock);
    this.others = others;
    this.idle = idle;
  }

  Transaction tables() {
    return tables;
  }

  Undo undo() {
    return undo;
  }

  /** The others who have what conflicts with a lock. */
  Set<Session> inTheWay(Session me, Row row, Mode mode) {
    open.forEach(session -> session.terminateIfIdle(idle));
    return locks.inTheWay(me, row, mode);
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
    open.add(session);
    try {
      T answer = work.apply(Woven.through(tables, session::at));
      session.commit();
      return answer;
    } finally {
      session.end();
      open.remove(session);
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
