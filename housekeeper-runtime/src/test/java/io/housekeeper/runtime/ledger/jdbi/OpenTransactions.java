package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import io.housekeeper.runtime.ledger.store.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Transactions of others, which stay open while a test does something else. */
final class OpenTransactions implements AutoCloseable {

  private static final Executor THREADS = work -> Thread.ofPlatform().daemon().start(work);

  private final Supplier<Store> store;
  private final List<Other> all = new ArrayList<>();

  OpenTransactions(Supplier<Store> store) {
    this.store = store;
  }

  /** A transaction on another lane that has done its work and stays open until told. */
  final class Other {

    private final CountDownLatch done = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final CompletableFuture<Boolean> result;

    private Other(Consumer<Transaction> work) throws InterruptedException {
      result =
          CompletableFuture.supplyAsync(
              () -> store.get().write(Lane.BULK, tx -> stayOpen(tx, work)), THREADS);
      done.await();
    }

    private boolean stayOpen(Transaction tx, Consumer<Transaction> work) {
      work.accept(tx);
      done.countDown();
      try {
        end.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return true;
    }

    void end() {
      end.countDown();
      result.join();
    }
  }

  Other begin(Consumer<Transaction> work) throws InterruptedException {
    Other other = new Other(work);
    all.add(other);
    return other;
  }

  <T> CompletableFuture<T> meanwhile(Function<Transaction, T> work) {
    return CompletableFuture.supplyAsync(() -> store.get().write(Lane.BEAT, work), THREADS);
  }

  /** Returns when some session waits for a lock. */
  static void awaitWaiter(PostgresLedger ledger) throws SQLException, InterruptedException {
    for (int attempt = 0; attempt < 2_000; attempt++) {
      if (ledger.isTrue("select exists (select 1 from pg_locks where not granted)")) {
        return;
      }
      Thread.sleep(5);
    }
    throw new AssertionError("nobody waits for a lock");
  }

  @Override
  public void close() {
    all.forEach(Other::end);
  }
}
