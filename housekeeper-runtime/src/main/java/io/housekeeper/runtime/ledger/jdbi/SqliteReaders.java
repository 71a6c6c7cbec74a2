package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.LedgerFailure;
import io.housekeeper.runtime.ledger.store.Transaction;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Connections that read, each for one transaction at a time. */
final class SqliteReaders implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 3;

  private final BlockingQueue<SqliteConnection> idle;
  private final int count;
  private volatile boolean closed;

  SqliteReaders(List<SqliteConnection> connections) {
    count = connections.size();
    idle = new ArrayBlockingQueue<>(connections.size(), true, connections);
  }

  <T> T read(Function<Transaction, T> work) {
    if (closed) {
      throw new LedgerFailure.Unreachable("the ledger is closed", null);
    }
    SqliteConnection connection = take();
    try {
      return connection.transact(work);
    } finally {
      idle.add(connection);
    }
  }

  private SqliteConnection take() {
    try {
      @Nullable SqliteConnection connection = idle.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (connection == null) {
        throw new LedgerFailure.Unreachable("all connections that read the ledger are busy", null);
      }
      return connection;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerFailure.Unreachable("interrupted before the ledger was read", e);
    }
  }

  /** Waits for the transactions that are open; the connections are their opener's to close. */
  @Override
  public void close() {
    closed = true;
    for (int i = 0; i < count; i++) {
      take();
    }
  }
}
