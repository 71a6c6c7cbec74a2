package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Transaction;
import io.housekeeper.runtime.ledger.store.Woven;
import java.util.function.Function;

/** A process' way to the tables, with a gate before each statement and before the commit. */
final class GatedStore implements Store {

  private final Store tables;
  private final Runnable gate;

  GatedStore(Store tables, Runnable gate) {
    this.tables = tables;
    this.gate = gate;
  }

  @Override
  public <T> T write(Lane lane, Function<Transaction, T> work) {
    return tables.write(
        lane,
        transaction -> {
          T answer =
              work.apply(
                  Woven.through(
                      transaction,
                      statement -> {
                        gate.run();
                        return statement.call();
                      }));
          gate.run();
          return answer;
        });
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
  public void close() {}
}
