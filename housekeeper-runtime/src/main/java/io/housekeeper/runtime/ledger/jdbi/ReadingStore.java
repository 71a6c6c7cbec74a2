package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Transaction;
import java.util.function.Function;

/** A ledger that is only read, while whoever owns it may go on. */
final class ReadingStore implements Store {

  /** How a transaction is read. */
  interface Reading extends AutoCloseable {

    <T> T read(Function<Transaction, T> work);

    @Override
    void close();
  }

  private final Reading reading;

  ReadingStore(Reading reading) {
    this.reading = reading;
  }

  @Override
  public <T> T write(Lane lane, Function<Transaction, T> work) {
    throw new UnsupportedOperationException("this ledger is only read");
  }

  @Override
  public <T> T read(Function<Transaction, T> work) {
    return reading.read(work);
  }

  @Override
  public boolean isOneOwners() {
    return false;
  }

  @Override
  public void close() {
    reading.close();
  }
}
