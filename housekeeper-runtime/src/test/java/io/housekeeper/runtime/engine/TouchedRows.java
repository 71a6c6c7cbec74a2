package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.NodeRow;
import io.housekeeper.runtime.ledger.SpecRow;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.store.LiveTable;
import io.housekeeper.runtime.ledger.store.NodeTable;
import io.housekeeper.runtime.ledger.store.RunTable;
import io.housekeeper.runtime.ledger.store.SpecTable;
import io.housekeeper.runtime.ledger.store.TaskTable;
import io.housekeeper.runtime.ledger.store.TaskTable.Update;
import io.housekeeper.runtime.ledger.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Which rows the statements of one transaction name that write. */
final class TouchedRows {

  final Set<Integer> tasks = new TreeSet<>();
  final Set<Integer> specs = new TreeSet<>();
  final Set<Long> live = new TreeSet<>();
  final Set<Long> entries = new TreeSet<>();
  final List<Long> joined = new ArrayList<>();
  final List<Long> died = new ArrayList<>();
  OptionalLong by = OptionalLong.empty();
  Optional<Instant> entered = Optional.empty();
  private final Supplier<Instant> clock;

  /**
   * @param clock the database's
   */
  TouchedRows(Supplier<Instant> clock) {
    this.clock = clock;
  }

  /** Whether nothing was written but signs of life. */
  boolean areNone() {
    return tasks.isEmpty()
        && specs.isEmpty()
        && live.isEmpty()
        && entries.isEmpty()
        && joined.isEmpty()
        && died.isEmpty();
  }

  /** The tables of a transaction, which note here what is written. */
  Transaction through(Transaction tables) {
    TaskTable task = Statements.shown(TaskTable.class, tables.tasks(), this::taskStatement);
    SpecTable spec = Statements.shown(SpecTable.class, tables.specs(), this::specStatement);
    LiveTable lives = Statements.shown(LiveTable.class, tables.live(), this::liveStatement);
    RunTable runs = Statements.shown(RunTable.class, tables.runs(), this::runStatement);
    NodeTable nodes = Statements.shown(NodeTable.class, tables.nodes(), this::nodeStatement);
    return new TransactionOf(tables, nodes, task, spec, lives, runs);
  }

  private void taskStatement(String statement, Object rows) {
    switch (statement) {
      case "insert" -> all(rows, TaskRow.class).forEach(row -> tasks.add(row.id()));
      case "update" -> all(rows, Update.class).forEach(update -> tasks.add(update.before().id()));
      default -> {}
    }
  }

  private void specStatement(String statement, Object rows) {
    if (statement.equals("put")) {
      all(rows, SpecRow.class).forEach(row -> specs.add(row.task()));
    }
  }

  private void liveStatement(String statement, Object rows) {
    switch (statement) {
      case "insert", "update" -> all(rows, LiveRow.class).forEach(row -> live.add(row.id()));
      case "delete", "wantCancelled" -> live.addAll(all(rows, Long.class));
      default -> {}
    }
  }

  private void runStatement(String statement, Object rows) {
    if (statement.equals("insert")) {
      all(rows, Entry.class).forEach(entry -> entries.add(entry.id()));
    }
  }

  private void nodeStatement(String statement, Object first) {
    switch (statement) {
      case "enter" -> {
        by = OptionalLong.of((Long) first);
        entered = Optional.of(clock.get());
      }
      case "die" -> died.add((Long) first);
      case "insert" -> joined.add(((NodeRow) first).member().incarnation());
      default -> {}
    }
  }

  private static <R> List<R> all(Object rows, Class<R> type) {
    return ((Collection<?>) rows).stream().<R>map(type::cast).toList();
  }
}
