package io.housekeeper.runtime.boot;

import io.housekeeper.runtime.ledger.Ledger;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A ledger that is opened while something else is done, which need not wait for it. */
final class LedgerOpening {

  private final CompletableFuture<Ledger> ledger;

  private LedgerOpening(CompletableFuture<Ledger> ledger) {
    this.ledger = ledger;
  }

  static LedgerOpening of(LedgerAddress address) {
    return new LedgerOpening(
        CompletableFuture.supplyAsync(
            () -> address.open(InstantSource.system()),
            work -> Thread.ofPlatform().daemon().name("housekeeper-open").start(work)));
  }

  /**
   * Waits until it is open.
   *
   * @throws io.housekeeper.runtime.ledger.CannotOpenLedger with a sentence, if it cannot be
   */
  Ledger ledger() {
    try {
      return ledger.join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException why) {
        throw why;
      }
      throw failure;
    }
  }

  /** Nobody wants it any more, because something else has failed. */
  void abandon(Throwable failure) {
    try {
      ledger().close();
    } catch (RuntimeException another) {
      failure.addSuppressed(another);
    }
  }
}
