package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.LedgerFailure.Fenced;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.SpecRow;
import io.housekeeper.runtime.ledger.TaskPlan;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import io.housekeeper.runtime.ledger.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Begins transactions of members: those that the ledger has not declared dead. */
final class Drafts {

  private final Store store;
  private final Plans plans = new Plans();
  private final Map<Long, RunIds> ids = new ConcurrentHashMap<>();

  Drafts(Store store) {
    this.store = store;
  }

  Store store() {
    return store;
  }

  Plans plans() {
    return plans;
  }

  /** One transaction of a member; what the draft holds at its end must have been flushed. */
  <T> T write(Lane lane, Membership me, Function<Draft, T> work) {
    return store.write(lane, tables -> work.apply(enter(tables, me)));
  }

  private Draft enter(Transaction tables, Membership me) {
    Instant now =
        tables.nodes().enter(me.incarnation()).orElseThrow(() -> new Fenced(me.incarnation()));
    return new Draft(tables, me, now, idsOf(me));
  }

  /** The scope of tasks that a node runs for itself; constant where no two nodes can be. */
  String scopeOf(Membership node) {
    return store.isOneOwners() ? "node" : node.node();
  }

  /** The views of rows that were read, or locked, in the same transaction. */
  List<TaskView> views(Transaction tables, List<TaskRow> rows) {
    Map<Integer, SpecRow> specs =
        tables.specs().rows(rows.stream().map(TaskRow::id).toList()).stream()
            .collect(Collectors.toMap(SpecRow::task, Function.identity()));
    Map<Integer, TaskPlan> known = plans.of(tables, rows);
    List<TaskView> views = new ArrayList<>();
    for (TaskRow row : rows) {
      SpecRow spec = Optional.ofNullable(specs.get(row.id())).orElseThrow();
      TaskPlan plan = Optional.ofNullable(known.get(row.id())).orElseThrow();
      views.add(new TaskView(row, plan, spec.version()));
    }
    return views;
  }

  private RunIds idsOf(Membership me) {
    return ids.computeIfAbsent(me.incarnation(), incarnation -> new RunIds(me.slot()));
  }
}
