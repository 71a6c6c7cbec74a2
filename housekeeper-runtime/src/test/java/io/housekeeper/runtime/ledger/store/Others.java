package io.housekeeper.runtime.ledger.store;

import java.time.Duration;

/** What happens elsewhere while a transaction waits for another. */
public interface Others {

  /** As long as a transaction of the ledger waits for a lock, in the time of the story. */
  Duration LOCK_TIMEOUT = Duration.ofSeconds(1);

  /** As long as it may stand still between two statements, before the server ends its session. */
  Duration IDLE_TIMEOUT = Duration.ofSeconds(5);

  /** Lets others go on for a while. */
  void goOn();

  long nanos();
}
