package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The tables, and somebody who is told after each commit which rows it may have changed. */
final class RecordedStore implements Store {

  private final Store tables;
  private final Supplier<Instant> clock;
  private final Consumer<TouchedRows> committed;

  RecordedStore(Store tables, Supplier<Instant> clock, Consumer<TouchedRows> committed) {
    this.tables = tables;
    this.clock = clock;
    this.committed = committed;
  }

  @Override
  public <T> T write(Lane lane, Function<Transaction, T> work) {
    List<TouchedRows> touched = new ArrayList<>();
    T answer =
        tables.write(
            lane,
            transaction -> {
              // The store may run the work once more: only the last time counts.
              touched.clear();
              touched.add(new TouchedRows(clock));
              return work.apply(touched.get(0).through(transaction));
            });
    committed.accept(touched.get(0));
    return answer;
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
