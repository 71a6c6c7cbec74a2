package io.housekeeper.runtime.ledger.memory;

import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.NodeRow;
import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.Subject;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.memory.RowLocks.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What of a row must be unique: the unique indexes of the schema. */
final class UniqueKeys {

  private record Link(long of, Object to) {}

  /** The one row that counts the changes that nodes must know of. */
  static final Row COUNTER = new Row("change_counter", "revision");

  private UniqueKeys() {}

  /**
   * A row by its primary key; rows of tables that nothing else refers to by that of their table.
   */
  static Row row(Object value, Object table, Object key) {
    return switch (value) {
      case LiveRow live -> new Row("live", live.id());
      case TaskRow task -> new Row("task", task.id());
      case NodeRow node -> new Row("node", node.member().incarnation());
      case Entry entry -> new Row("run", entry.id());
      case Rollup rollup -> new Row("rollup", rollup.key());
      default -> key.equals(COUNTER.key()) ? COUNTER : new Row(table, key);
    };
  }

  static List<Row> of(Object value) {
    return switch (value) {
      case LiveRow live -> of(live);
      case TaskRow task ->
          List.of(new Row("task_name", task.key().name() + " " + task.key().scope()));
      case NodeRow node ->
          node.diedAt().isPresent()
              ? List.of()
              : List.of(new Row("node_slot", node.member().slot()));
      case Entry entry -> of(entry);
      default -> List.of();
    };
  }

  private static List<Row> of(LiveRow live) {
    List<Row> keys = links("live", live.subject());
    if (live.marks().guard()) {
      keys.add(new Row("live_guard", live.task()));
    }
    if (live.marks().queued()) {
      keys.add(new Row("live_queued", live.task()));
    }
    return keys;
  }

  private static List<Row> of(Entry entry) {
    List<Row> keys = links("run", entry.subject());
    if (entry.subject().origin().movesCursor()) {
      keys.add(new Row("run_fire", new Link(entry.task(), entry.subject().covers().fireAt())));
    }
    return keys;
  }

  private static List<Row> links(String table, Subject subject) {
    List<Row> keys = new ArrayList<>();
    OptionalLong upstream = subject.asked().links().upstream();
    if (upstream.isPresent()) {
      keys.add(new Row(table + "_after", new Link(subject.task(), upstream.getAsLong())));
    }
    OptionalLong backfill = subject.asked().links().backfill();
    if (backfill.isPresent()) {
      keys.add(
          new Row(table + "_backfill", new Link(backfill.getAsLong(), subject.covers().fireAt())));
    }
    return keys;
  }
}
