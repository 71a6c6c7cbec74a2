package io.housekeeper.runtime.ledger.store;

/** What happens elsewhere while a transaction waits for another. */
public interface Others {

  /** Lets others go on for a while. */
  void goOn();

  long nanos();
}
