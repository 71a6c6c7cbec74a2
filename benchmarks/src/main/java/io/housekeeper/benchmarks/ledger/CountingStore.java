package io.housekeeper.benchmarks.ledger;

import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.store.RunTable;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Transaction;
import io.housekeeper.runtime.run.Ending;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Counts the runs of one fire that have become durable, as soon as they have. */
final class CountingStore implements Store {

  private final Store store;
  private final InstantSource clock;
  private Instant fire = Instant.EPOCH;
  private long durable;
  private final Map<Ending, Integer> others = new EnumMap<>(Ending.class);
  private Instant last = Instant.EPOCH;

  CountingStore(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public <T> T write(Lane lane, Function<Transaction, T> work) {
    long[] entries = new long[1];
    T result = store.write(lane, tables -> work.apply(counting(tables, entries)));
    if (entries[0] > 0) {
      count(entries[0]);
    }
    return result;
  }

  private synchronized void count(long entries) {
    durable += entries;
    last = clock.instant();
    notifyAll();
  }

  /** From now on the runs of a fire are counted. */
  synchronized void countFrom(Instant fireAt) {
    fire = fireAt;
    durable = 0;
    others.clear();
  }

  private synchronized boolean isCounted(Entry entry) {
    if (!entry.subject().covers().fireAt().equals(fire)) {
      return false;
    }
    if (!entry.ending().isSuccess()) {
      others.merge(entry.ending(), 1, Integer::sum);
    }
    return entry.ending().isSuccess();
  }

  /** Waits until so many are durable; says when the last of them was. */
  synchronized Instant await(long entries) throws InterruptedException {
    Instant begin = clock.instant();
    while (durable < entries) {
      if (clock.instant().isAfter(begin.plusSeconds(60))) {
        throw new IllegalStateException(
            "%d of %d runs have succeeded; the others: %s".formatted(durable, entries, others));
      }
      wait(1_000);
    }
    return last;
  }

  private Transaction counting(Transaction tables, long[] entries) {
    return proxy(
        Transaction.class,
        tables,
        (method, result, arguments) ->
            result instanceof RunTable runs ? counting(runs, entries) : result);
  }

  private RunTable counting(RunTable runs, long[] entries) {
    return proxy(
        RunTable.class,
        runs,
        (method, result, arguments) -> {
          if (method.equals("insert")) {
            @SuppressWarnings("unchecked")
            List<Entry> inserted = (List<Entry>) arguments[0];
            entries[0] += inserted.stream().filter(this::isCounted).count();
          }
          return result;
        });
  }

  /** What is to be made of the result of a call. */
  private interface After {
    @Nullable Object call(String method, @Nullable Object result, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, T target, After after) {
    InvocationHandler handler =
        (self, method, arguments) -> {
          try {
            return after.call(method.getName(), method.invoke(target, arguments), arguments);
          } catch (InvocationTargetException e) {
            throw e.getTargetException();
          }
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @Override
  public <T> T read(Function<Transaction, T> work) {
    return store.read(work);
  }

  @Override
  public boolean isOneOwners() {
    return store.isOneOwners();
  }

  @Override
  public void close() {
    store.close();
  }
}
