package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.LiveRow.Marks;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Woven.Call;
import io.housekeeper.runtime.ledger.store.WovenStore;
import org.jspecify.annotations.Nullable;

/** A run that is out of time gives its guard back, though its thread still executes. */
final class GuardReleasedAtTimeOut extends Interleaved {

  @Override
  public Store store(Store tables) {
    return new WovenStore(tables, transaction -> GuardReleasedAtTimeOut::at);
  }

  private static @Nullable Object at(Call statement) {
    return statement.name().equals("live.update")
        ? statement.with(Planting.<LiveRow>all(statement).map(row -> unguarded(row)).toList())
        : statement.call();
  }

  private static LiveRow unguarded(LiveRow row) {
    return row.isZombie()
        ? new LiveRow(row.subject(), row.state(), row.owner(), row.begun(), Marks.NONE)
        : row;
  }
}
