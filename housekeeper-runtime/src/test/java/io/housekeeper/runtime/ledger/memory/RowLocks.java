package io.housekeeper.runtime.ledger.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who has locked which rows, with the modes of PostgreSQL that the ledger uses. */
final class RowLocks {

  /** From the weakest to the strongest. */
  enum Mode {
    /** FOR KEY SHARE: nobody may delete it or change its key. */
    KEY_SHARE,
    /** FOR NO KEY UPDATE, and what an update takes. */
    CHANGE,
    /** FOR UPDATE, and what a deletion takes. */
    ALONE;

    boolean conflicts(Mode other) {
      return this == ALONE || other == ALONE || (this == CHANGE && other == CHANGE);
    }
  }

  /** A row of a table, or a value in a unique index. */
  record Row(Object table, Object key) {}

  private final Map<Row, Map<Session, Mode>> held = new HashMap<>();

  /** The others who have what conflicts with a lock. */
  Set<Session> inTheWay(Session me, Row row, Mode mode) {
    return held.getOrDefault(row, Map.of()).entrySet().stream()
        .filter(one -> one.getKey() != me && one.getValue().conflicts(mode))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  void take(Session me, Row row, Mode mode) {
    held.computeIfAbsent(row, any -> new HashMap<>())
        .merge(me, mode, (one, other) -> one.compareTo(other) > 0 ? one : other);
  }

  void release(Session me) {
    held.values().forEach(holders -> holders.remove(me));
    held.values().removeIf(Map::isEmpty);
  }
}
