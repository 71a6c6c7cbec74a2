package io.housekeeper.runtime.engine;

import static io.housekeeper.runtime.engine.EngineTester.OPERATOR;

import io.housekeeper.runtime.ledger.Overridden;
import io.housekeeper.runtime.ledger.SpecRow;
import io.housekeeper.runtime.ledger.SpecText;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import io.housekeeper.runtime.ledger.store.TaskTable.Update;
import io.housekeeper.runtime.ledger.store.Transaction;
import java.util.List;

/** A version of Housekeeper that knows more than this one, on the same ledger. */
record NewerVersion(Store store) {

  /** Puts an override in place that this version cannot read. */
  void overrides(int task, String field, String value) {
    store.write(
        Lane.RUNS,
        tables -> {
          TaskRow row = tables.tasks().lock(List.of(task)).get(0);
          SpecRow spec = spec(tables, task);
          put(tables, row, SpecText.withUnread(spec.effective(), field, value));
          tables.changes().override(new Overridden(row.key().name(), field, value, OPERATOR));
          return row;
        });
  }

  /** Puts a text in force. */
  void writes(int task, String text) {
    store.write(
        Lane.RUNS,
        tables -> {
          TaskRow row = tables.tasks().lock(List.of(task)).get(0);
          put(tables, row, text);
          return row;
        });
  }

  private static SpecRow spec(Transaction tables, int task) {
    return tables.specs().rows(List.of(task)).get(0);
  }

  private static void put(Transaction tables, TaskRow row, String effective) {
    SpecRow spec = spec(tables, row.id());
    tables.specs().put(List.of(spec.overridden(effective)));
    TaskRow after = row.with(row.cursor().revisedAt(row.cursor().accountedTo()));
    tables.tasks().update(List.of(new Update(row, after)));
    tables.changes().changed(List.of(row.id()));
  }

  /** What is in force of a task. */
  String effective(int task) {
    return store.read(tables -> spec(tables, task).effective());
  }

  /** A task's row. */
  TaskRow row(int task) {
    return store.read(tables -> tables.tasks().rows(List.of(task)).get(0));
  }
}
