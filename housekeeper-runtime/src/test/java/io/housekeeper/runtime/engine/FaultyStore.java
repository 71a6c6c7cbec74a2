package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.LedgerFailure.Conflict;
import io.housekeeper.runtime.ledger.LedgerFailure.OutcomeUnknown;
import io.housekeeper.runtime.ledger.LedgerFailure.Unreachable;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Transaction;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** One node's connections to a store that others use too; they fail as real ones do. */
final class FaultyStore implements Store {

  private final Store store;
  private final World world;
  private final Consumer<Duration> trouble;
  private final Set<Lane> cut = EnumSet.noneOf(Lane.class);
  int unknownOutcomes;
  int conflictsSeen;

  /**
   * @param trouble is told for how long a connection is cut
   */
  FaultyStore(Store store, World world, Consumer<Duration> trouble) {
    this.store = store;
    this.world = world;
    this.trouble = trouble;
  }

  void cut(Lane lane) {
    cut.add(lane);
  }

  void heal() {
    cut.clear();
  }

  @Override
  public <T> T write(Lane lane, Function<Transaction, T> work) {
    if (cut.contains(lane) || world.isOut()) {
      throw new Unreachable("the connection is cut", null);
    }
    if (world.trouble(0.01)) {
      conflictsSeen++;
      throw new Conflict("a deadlock was resolved", null);
    }
    boolean doubtful = lane == Lane.RUNS && world.trouble(0.01);
    if (doubtful && world.random().nextBoolean()) {
      // The work is done and then lost with the connection.
      unknownOutcomes++;
      try {
        return store.write(
            lane,
            tables -> {
              T lost = work.apply(tables);
              throw new OutcomeUnknown("the connection broke before the commit of " + lost, null);
            });
      } finally {
        breakFor(lane);
      }
    }
    T answer = store.write(lane, work);
    if (doubtful) {
      unknownOutcomes++;
      breakFor(lane);
      throw new OutcomeUnknown("the connection broke after the commit", null);
    }
    return answer;
  }

  private void breakFor(Lane lane) {
    if (world.random().nextInt(4) == 0) {
      Duration time = world.between(Duration.ZERO, Duration.ofSeconds(12));
      cut.add(lane);
      trouble.accept(time);
      world.in(time, () -> cut.remove(lane));
    }
  }

  @Override
  public <T> T read(Function<Transaction, T> work) {
    if (cut.contains(Lane.BEAT) || world.isOut()) {
      throw new Unreachable("the connection is cut", null);
    }
    return store.read(work);
  }

  @Override
  public boolean isOneOwners() {
    return store.isOneOwners();
  }

  @Override
  public void close() {}
}
