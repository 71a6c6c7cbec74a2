package io.housekeeper.runtime.ledger.store;

import io.housekeeper.runtime.ledger.store.Woven.Advice;
import java.util.function.Function;

/** A store in whose writing transactions something else happens at some statements. */
public final class WovenStore implements Store {

  private final Store tables;
  private final Function<Transaction, Advice> advice;

  /**
   * @param advice for each transaction its own
   */
  public WovenStore(Store tables, Function<Transaction, Advice> advice) {
    this.tables = tables;
    this.advice = advice;
  }

  @Override
  public <T> T write(Lane lane, Function<Transaction, T> work) {
    return tables.write(
        lane, transaction -> work.apply(Woven.through(transaction, advice.apply(transaction))));
  }

  @Override
  public <T> T read(Function<Transaction, T> work) {
    return tables.read(work);
  }

  @Override
  public boolean isOneOwners() {
    return tables.isOneOwners();
  }

  @Override
  public void close() {
    tables.close();
  }
}
