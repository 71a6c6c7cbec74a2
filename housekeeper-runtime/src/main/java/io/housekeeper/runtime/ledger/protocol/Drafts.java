package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.LedgerFailure.Conflict;
import io.housekeeper.runtime.ledger.LedgerFailure.Fenced;
import io.housekeeper.runtime.ledger.LedgerFailure.OutcomeUnknown;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.SpecRow.Version;
import io.housekeeper.runtime.ledger.TaskPlan;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.ledger.Unreadable;
import io.housekeeper.runtime.ledger.store.SpecTable.Brief;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import io.housekeeper.runtime.ledger.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Begins transactions of members: those that the ledger has not declared dead. */
final class Drafts {

  private static final int TRIES = 5;

  private final Store store;
  private final KnownPlans known = new KnownPlans();
  private final Incarnations incarnations = new Incarnations();

  Drafts(Store store) {
    this.store = store;
  }

  Store store() {
    return store;
  }

  Incarnations incarnations() {
    return incarnations;
  }

  /** One transaction of a member; what the draft holds at its end must have been flushed. */
  <T> T write(Lane lane, Membership me, Function<Draft, T> work) {
    List<Plans> read = new ArrayList<>();
    try {
      T result =
          store.write(
              lane,
              tables -> {
                Draft draft = enter(tables, me);
                read.clear();
                read.add(draft.plans());
                return work.apply(draft);
              });
      read.forEach(Plans::keep);
      return result;
    } catch (OutcomeUnknown unknown) {
      // What has started may rely on what was read: better to read it once more.
      read.forEach(Plans::forget);
      throw unknown;
    }
  }

  /** What somebody waits for: tried again where it came into the way of others. */
  <T> T request(Membership me, Function<Draft, T> work) {
    return again(() -> write(Lane.RUNS, me, work));
  }

  /** Does what may come into the way of others, a few times if need be. */
  static <T> T again(Supplier<T> work) {
    for (int tries = 1; ; tries++) {
      try {
        return work.get();
      } catch (Conflict conflict) {
        if (tries == TRIES) {
          throw conflict;
        }
      }
    }
  }

  private Draft enter(Transaction tables, Membership me) {
    Optional<Instant> now = tables.nodes().enter(me.incarnation());
    if (now.isEmpty()) {
      incarnations.over(me.incarnation());
      throw new Fenced(me.incarnation());
    }
    return new Draft(tables, me, now.get(), incarnations.idsOf(me), new Plans(known, tables));
  }

  /** The scope of tasks that a node runs for itself; constant where no two nodes can be. */
  String scopeOf(Membership node) {
    return store.isOneOwners() ? "node" : node.node();
  }

  /** The rows of which there is no view, because their specification cannot be read. */
  List<Unreadable> unreadable(Transaction tables, List<TaskRow> rows) {
    Plans plans = new Plans(known, tables);
    plans.of(rows);
    return unreadable(plans, rows);
  }

  /** The same for rows whose views were asked for. */
  static List<Unreadable> unreadable(Plans plans, List<TaskRow> rows) {
    return rows.stream()
        .flatMap(row -> plans.whyUnread(row.id()).map(why -> Unreadable.of(row, why)).stream())
        .toList();
  }

  /**
   * The views of rows that were read in the same transaction, which changes nothing. Of what cannot
   * be read there is none.
   */
  List<TaskView> views(Transaction tables, List<TaskRow> rows) {
    Plans plans = new Plans(known, tables);
    List<TaskView> views = views(tables, plans, rows);
    plans.keepUnlessKnown();
    return views;
  }

  private static List<TaskView> views(Transaction tables, Plans plans, List<TaskRow> rows) {
    Map<Integer, Version> versions =
        tables.specs().briefs(rows.stream().map(TaskRow::id).toList()).stream()
            .collect(Collectors.toMap(Brief::task, Brief::version));
    Map<Integer, TaskPlan> planned = plans.of(rows);
    List<TaskView> views = new ArrayList<>();
    for (TaskRow row : rows) {
      Version version = Optional.ofNullable(versions.get(row.id())).orElseThrow();
      Optional.ofNullable(planned.get(row.id()))
          .ifPresent(plan -> views.add(new TaskView(row, plan, version)));
    }
    return views;
  }
}
