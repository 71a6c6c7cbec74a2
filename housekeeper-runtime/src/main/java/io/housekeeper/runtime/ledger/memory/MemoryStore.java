package io.housekeeper.runtime.ledger.memory;

import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Transaction;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** Keeps a ledger's tables in memory. Transactions follow one another. */
public final class MemoryStore implements Store {

  private final ReentrantLock turn = new ReentrantLock(true);
  private final Undo undo = new Undo();
  private final MemoryTables tables;

  /**
   * @param clock what the ledger takes for its database's clock
   */
  public MemoryStore(InstantSource clock) {
    this.tables = MemoryTables.in(undo, clock);
  }

  @Override
  public <T> T write(Lane lane, Function<Transaction, T> work) {
    turn.lock();
    try {
      T answer = work.apply(tables);
      undo.commit();
      return answer;
    } finally {
      // Does nothing after a commit.
      undo.rollBack();
      turn.unlock();
    }
  }

  @Override
  public <T> T read(Function<Transaction, T> work) {
    return write(Lane.BULK, work);
  }

  @Override
  public boolean isOneOwners() {
    return false;
  }

  @Override
  public void close() {}
}
