package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.TaskTable.Update;
import io.housekeeper.runtime.ledger.store.Transaction;
import io.housekeeper.runtime.ledger.store.Woven.Call;
import io.housekeeper.runtime.ledger.store.WovenStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Claims read the rows of tasks without locking them, and write them whatever they have become
 * since. Planted below the gates: what is written is written by one statement.
 */
final class ClaimWithoutTheCompareAndSwap extends Interleaved {

  @Override
  public Store tables(World world) {
    return new WovenStore(super.tables(world), tables -> statement -> at(tables, statement));
  }

  private static @Nullable Object at(Transaction tables, Call statement) {
    return switch (statement.name()) {
      case "tasks.lockFree" -> tables.tasks().rows(Planting.<Integer>all(statement).toList());
      case "tasks.update" ->
          statement.with(
              Planting.<Update>all(statement)
                  .map(update -> new Update(present(tables, update), update.after()))
                  .toList());
      default -> statement.call();
    };
  }

  private static TaskRow present(Transaction tables, Update update) {
    return tables.tasks().lock(List.of(update.before().id())).get(0);
  }
}
