package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.LedgerFailure;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Transaction;
import java.util.function.Function;

/** A ledger in a file: one connection that writes for all lanes, and a few that read. */
final class SqliteStore implements Store {

  private final WriterQueue queue = new WriterQueue();
  private final SqliteConnection writer;
  private final Checkpoints checkpoints;
  private final SqliteReaders readers;
  private final Closing closing;
  private boolean closed;

  SqliteStore(
      SqliteConnection writer, Checkpoints checkpoints, SqliteReaders readers, Closing closing) {
    this.writer = writer;
    this.checkpoints = checkpoints;
    this.readers = readers;
    this.closing = closing;
  }

  @Override
  public <T> T write(Lane lane, Function<Transaction, T> work) {
    queue.enter(lane);
    try {
      if (closed) {
        throw new LedgerFailure.Unreachable("the ledger is closed", null);
      }
      T result = writer.transact(work);
      checkpoints.look();
      return result;
    } catch (LedgerFailure.Unreachable unwritten) {
      checkpoints.makeRoom();
      throw unwritten;
    } finally {
      queue.leave();
    }
  }

  @Override
  public <T> T read(Function<Transaction, T> work) {
    return readers.read(work);
  }

  @Override
  public boolean isOneOwners() {
    return true;
  }

  @Override
  public void close() {
    queue.enter(Lane.RUNS);
    try {
      closed = true;
      closing.close();
    } finally {
      queue.leave();
    }
  }
}
