package io.housekeeper.runtime.ledger.store;

import io.housekeeper.runtime.ledger.store.Store.Lane;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** What a transaction answers, by its type: assertions want to know that. */
public final class Answers {

  private final Store store;
  private final boolean writes;

  Answers(Store store, boolean writes) {
    this.store = store;
    this.writes = writes;
  }

  private <T> T of(Function<Transaction, T> work) {
    return writes ? store.write(Lane.RUNS, work) : store.read(work);
  }

  public <E> List<E> list(Function<Transaction, List<E>> work) {
    return of(work);
  }

  public <E> Optional<E> optional(Function<Transaction, Optional<E>> work) {
    return of(work);
  }

  public Instant instant(Function<Transaction, Instant> work) {
    return of(work);
  }

  public long number(ToLongFunction<Transaction> work) {
    return of(tx -> work.applyAsLong(tx));
  }

  public boolean is(Predicate<Transaction> work) {
    return of(work::test);
  }
}
