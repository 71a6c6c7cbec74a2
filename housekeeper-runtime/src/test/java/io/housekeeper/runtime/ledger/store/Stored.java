package io.housekeeper.runtime.ledger.store;

import io.housekeeper.runtime.ledger.store.Store.Lane;
import java.time.Instant;
import java.util.function.Consumer;

/** A store with empty tables, and short words for what tests do to it. */
public interface Stored {

  Instant NOON = Instant.parse("2027-03-01T12:00:00Z");

  /** The store; the same one throughout a test. */
  Store store();

  /** Does something that is committed. */
  default void write(Consumer<Transaction> work) {
    store()
        .write(
            Lane.RUNS,
            tx -> {
              work.accept(tx);
              return true;
            });
  }

  /** What comes of something that is committed. */
  default Answers writing() {
    return new Answers(store(), true);
  }

  /** What there is to read. */
  default Answers reading() {
    return new Answers(store(), false);
  }

  static Instant after(long millis) {
    return NOON.plusMillis(millis);
  }
}
