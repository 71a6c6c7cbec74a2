package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Transaction;
import java.util.Map;
import java.util.function.Function;

/** A ledger in PostgreSQL, that several nodes share: a connection for each lane, a few to read. */
final class PostgresStore implements Store {

  private final Map<Lane, PostgresPool> lanes;
  private final PostgresPool readers;

  PostgresStore(Map<Lane, PostgresPool> lanes, PostgresPool readers) {
    this.lanes = Map.copyOf(lanes);
    this.readers = readers;
  }

  @Override
  public <T> T write(Lane lane, Function<Transaction, T> work) {
    return pool(lane).transact(work);
  }

  @Override
  public <T> T read(Function<Transaction, T> work) {
    return readers.transact(work);
  }

  @Override
  public boolean isOneOwners() {
    return false;
  }

  @Override
  public void close() {
    readers.close();
    lanes.values().forEach(PostgresPool::close);
  }

  private PostgresPool pool(Lane lane) {
    PostgresPool pool = lanes.get(lane);
    if (pool == null) {
      throw new IllegalStateException("there is no lane " + lane);
    }
    return pool;
  }
}
