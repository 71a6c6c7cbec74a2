package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.store.LiveTable;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.TaskTable;
import io.housekeeper.runtime.ledger.store.Woven.Call;
import io.housekeeper.runtime.ledger.store.WovenStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@link TaskTable#lock}, {@link TaskTable#lockNamed} and {@link LiveTable#lock} lock one row after
 * the other in any order.
 */
final class UnsortedLocks extends Interleaved {

  private static final Set<String> LOCKS = Set.of("tasks.lock", "tasks.lockNamed", "live.lock");

  private final Random random = new Random(1);
  private Optional<World> world = Optional.empty();

  @Override
  public Store tables(World simulated) {
    world = Optional.of(simulated);
    return super.tables(simulated);
  }

  @Override
  public Store store(Store tables) {
    return new WovenStore(tables, transaction -> this::at);
  }

  private @Nullable Object at(Call statement) {
    if (!LOCKS.contains(statement.name())) {
      return statement.call();
    }
    List<Object> ids = new ArrayList<>(Planting.all(statement).toList());
    Collections.shuffle(ids, random);
    for (Object id : ids) {
      @Nullable Object[] alone = statement.arguments().clone();
      alone[0] = List.of(id);
      statement.with(alone);
      // Each lock is a statement of its own: others may go on before the next.
      world.orElseThrow().pause(Duration.ofMillis(1));
    }
    return statement.call();
  }
}
