package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.LedgerFailure.Unreachable;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Transaction;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A store that keeps lanes waiting, or does not answer, for as long as a test wants. */
final class HeldStore implements Store {

  private final Store store;
  private final Map<Lane, CountDownLatch> held = new ConcurrentHashMap<>();

  private final AtomicInteger unanswered = new AtomicInteger();
  private volatile boolean down;
  private final Set<Lane> cut = ConcurrentHashMap.newKeySet();

  HeldStore(Store store) {
    this.store = store;
  }

  void hold(Lane lane) {
    held.put(lane, new CountDownLatch(1));
  }

  /** Everybody who waits goes on. */
  void release() {
    held.values().forEach(CountDownLatch::countDown);
    held.clear();
  }

  /** Whether from now on nothing can be read. */
  void goDown(boolean goes) {
    down = goes;
  }

  /** From now on nothing can be written in this lane. */
  void cut(Lane lane) {
    cut.add(lane);
  }

  /** It can be again. */
  void mend(Lane lane) {
    cut.remove(lane);
  }

  /** How often it was read in vain. */
  int unanswered() {
    return unanswered.get();
  }

  @Override
  public <T> T write(Lane lane, Function<Transaction, T> work) {
    if (cut.contains(lane)) {
      throw new Unreachable("nobody answers", null);
    }
    CountDownLatch latch = held.get(lane);
    if (latch != null) {
      try {
        latch.await();
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
    }
    return store.write(lane, work);
  }

  @Override
  public <T> T read(Function<Transaction, T> work) {
    if (down) {
      unanswered.incrementAndGet();
      throw new Unreachable("nobody answers", null);
    }
    return store.read(work);
  }

  @Override
  public boolean isOneOwners() {
    return store.isOneOwners();
  }

  @Override
  public void close() {
    store.close();
  }
}
