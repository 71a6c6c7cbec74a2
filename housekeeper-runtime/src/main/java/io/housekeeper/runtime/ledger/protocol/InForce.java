package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Carried;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.SpecRow;
import io.housekeeper.runtime.ledger.Switches;
import io.housekeeper.runtime.ledger.TaskPlan;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.run.Ending;
import io.housekeeper.runtime.run.MissedBecause;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges which version of a task is in force: of those that living nodes carry the newest, and of
 * equal ones the one that was loaded last.
 */
final class InForce {

  private static final Comparator<Carried> NEWEST =
      Comparator.comparing((Carried one) -> one.version().version(), Versions.ORDER)
          .thenComparing(Carried::loadedAt)
          .thenComparingLong(Carried::incarnation);

  private final Draft draft;
  private final Drafts drafts;
  private final Plans known;

  InForce(Draft draft, Drafts drafts) {
    this.draft = draft;
    this.drafts = drafts;
    this.known = drafts.plans();
  }

  /** A node is no more: its own scopes are closed, and what it carried is judged again. */
  void left(Membership node) {
    List<Integer> carried = draft.tables().specs().carriedBy(node.incarnation());
    if (carried.isEmpty()) {
      return;
    }
    List<TaskRow> rows = draft.locked(draft.tables().tasks().lock(carried));
    List<TaskRow> own =
        rows.stream().filter(row -> row.key().scope().equals(drafts.scopeOf(node))).toList();
    List<Integer> changed =
        new ArrayList<>(judge(rows.stream().filter(row -> !own.contains(row)).toList()));
    changed.addAll(close(own, MissedBecause.NODE_LEFT));
    draft.flush();
    tell(changed);
  }

  /** Judges tasks whose rows are locked; says which of them changed. */
  List<Integer> judge(List<TaskRow> rows) {
    Map<Integer, TaskPlan> plans = known.of(draft.tables(), rows);
    List<Integer> ids = rows.stream().map(TaskRow::id).toList();
    List<Carried> carriers = draft.tables().specs().carriers(ids);
    List<Integer> changed = new ArrayList<>();
    List<SpecRow> specs = new ArrayList<>();
    for (SpecRow spec : draft.tables().specs().rows(ids)) {
      Optional<Carried> best =
          carriers.stream().filter(one -> one.task() == spec.task()).max(NEWEST);
      TaskRow row = draft.task(spec.task()).orElseThrow();
      boolean back = best.isPresent() && row.switches().gone().isPresent();
      if (back || best.filter(one -> !one.version().equals(spec.version())).isPresent()) {
        TaskPlan before = Optional.ofNullable(plans.get(row.id())).orElseThrow();
        specs.add(revise(row, before, spec, best.orElseThrow()));
        changed.add(row.id());
      }
    }
    if (!specs.isEmpty()) {
      draft.tables().specs().put(specs);
    }
    return changed;
  }

  private SpecRow revise(TaskRow row, TaskPlan before, SpecRow spec, Carried best) {
    String effective = Overrides.apply(draft.tables(), row.key().name(), best.code());
    TaskPlan after = known.plan(effective);
    Switches switches = row.switches().disabled(after.spec().disabled()).gone(Optional.empty());
    if (row.switches().gone().isPresent()) {
      draft.change(row.with(row.cursor().revisedAt(draft.now())).with(switches));
    } else {
      new Changing(draft, before).revise(row, switches);
    }
    return new SpecRow(row.id(), best.version(), best.code(), effective, spec.startedUpAt());
  }

  /** Tasks that nobody is left to run: what is due is missed, what waits is lost. */
  List<Integer> close(List<TaskRow> rows, MissedBecause because) {
    Map<Integer, TaskPlan> plans = known.of(draft.tables(), rows);
    List<Integer> ids = rows.stream().map(TaskRow::id).toList();
    for (TaskRow row : rows) {
      TaskPlan plan = Optional.ofNullable(plans.get(row.id())).orElseThrow();
      TaskRow closed =
          row.switches().isOn()
              ? new Changing(draft, plan).settleAs(row, Ending.MISSED, because)
              : new Changing(draft, plan).revise(row, row.switches());
      draft.change(closed.with(closed.switches().gone(Optional.of(draft.now()))));
    }
    if (!ids.isEmpty()) {
      new Abandoning(draft, plans).abandon(draft.tables().live().ofTasks(ids));
    }
    return ids;
  }

  void tell(Collection<Integer> changed) {
    if (!changed.isEmpty()) {
      draft.tables().changes().changed(changed);
    }
  }
}
