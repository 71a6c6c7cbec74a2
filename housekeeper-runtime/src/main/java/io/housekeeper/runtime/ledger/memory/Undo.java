package io.housekeeper.runtime.ledger.memory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** How to take back what a transaction has changed so far. */
final class Undo {

  private final Deque<Table.Change<?, ?>> changes = new ArrayDeque<>();

  /** A row was changed; taking it back is this change. */
  void by(Table.Change<?, ?> change) {
    changes.push(change);
  }

  void commit() {
    changes.clear();
  }

  /** Takes everything back; returns what would do it again, in its order. */
  List<Table.Change<?, ?>> rollBack() {
    List<Table.Change<?, ?>> again = new ArrayList<>();
    while (!changes.isEmpty()) {
      again.add(changes.pop().make());
    }
    return again.reversed();
  }
}
