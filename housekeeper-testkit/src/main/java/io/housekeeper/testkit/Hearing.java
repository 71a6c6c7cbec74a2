package io.housekeeper.testkit;

import io.housekeeper.runtime.engine.Engine;
import io.housekeeper.runtime.engine.ListenerFigures;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Waits until listeners, which have threads of their own, were told what there was to tell. */
final class Hearing {

  private static final Duration LOOK = Duration.ofNanos(50_000);

  private final long looks;
  private final Duration patience;

  Hearing(Duration patience) {
    this.patience = patience;
    this.looks = patience.dividedBy(LOOK);
  }

  void await(Engine engine) {
    Optional<ListenerFigures> waits = waiting(engine);
    for (long look = 0; waits.isPresent(); look++) {
      if (look > looks) {
        throw new AssertionError(
            "listener '%s' has not done with what it was told %s ago, in real time"
                .formatted(waits.get().name(), patience));
      }
      LockSupport.parkNanos(this, LOOK.toNanos());
      waits = waiting(engine);
    }
  }

  private static Optional<ListenerFigures> waiting(Engine engine) {
    return engine.listeners().stream().filter(one -> one.waiting() > 0).findFirst();
  }
}
