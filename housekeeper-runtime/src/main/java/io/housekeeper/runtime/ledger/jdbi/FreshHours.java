package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.Rollup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Hours in which a node had written no roll-up when it was first asked. All that is there of such
 * an hour is remembered, so that what is not remembered is not there.
 */
final class FreshHours {

  /** So many are kept; after a while nobody asks for them any more. */
  private static final int MANY = 100;

  /** One hour of one node. */
  record Hour(int hour, int slot) {

    static Hour of(Rollup.Key key) {
      return new Hour(key.hour(), key.slot());
    }
  }

  private final Map<Hour, Boolean> fresh = new HashMap<>();

  /** Those of the keys that are not remembered and may be there all the same. */
  List<Rollup.Key> mayBeThere(List<Rollup.Key> keys, Predicate<Hour> isEmpty) {
    return keys.stream().filter(key -> !isFresh(Hour.of(key), isEmpty)).toList();
  }

  private boolean isFresh(Hour hour, Predicate<Hour> isEmpty) {
    if (fresh.size() > MANY) {
      forget();
    }
    return fresh.computeIfAbsent(hour, isEmpty::test);
  }

  /** A row is there and no longer remembered. */
  void isForgotten(Rollup.Key key) {
    fresh.put(Hour.of(key), false);
  }

  /** Nothing is remembered any more. */
  void forget() {
    fresh.clear();
  }
}
