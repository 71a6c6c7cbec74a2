package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Transaction;
import io.housekeeper.runtime.ledger.store.Woven.Advice;
import io.housekeeper.runtime.ledger.store.Woven.Call;
import io.housekeeper.runtime.ledger.store.WovenStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who counts roll-ups reads them, and others write to them before they are deleted. */
final class CountingWithoutLocks extends Interleaved {

  private Optional<World> world = Optional.empty();

  @Override
  public Store tables(World simulated) {
    world = Optional.of(simulated);
    return super.tables(simulated);
  }

  @Override
  public Store store(Store tables) {
    return new WovenStore(tables, OneTransaction::new);
  }

  private final class OneTransaction implements Advice {

    private final Transaction tables;
    private boolean counts;

    OneTransaction(Transaction tables) {
      this.tables = tables;
    }

    @Override
    public @Nullable Object at(Call statement) {
      counts |= statement.name().equals("rollups.before");
      if (!counts || !statement.name().equals("rollups.lock")) {
        return statement.call();
      }
      Set<Object> keys = Planting.all(statement).collect(Collectors.toSet());
      List<Rollup> read =
          tables.rollups().between(Set.of(), 0, Integer.MAX_VALUE).stream()
              .filter(row -> keys.contains(row.key()))
              .toList();
      // Others may go on before the next statement.
      world.orElseThrow().pause(Duration.ofMillis(20));
      return read;
    }
  }
}
