package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.SpecRow;
import io.housekeeper.runtime.ledger.Switches;
import io.housekeeper.runtime.ledger.TaskPlan;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.store.TaskTable.Follower;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Puts in force what is to hold for tasks from an instant on: a version, overrides, pauses. What
 * was due before is settled under what held until then.
 */
final class Revising {

  private final Draft draft;
  private final List<SpecRow> specs = new ArrayList<>();
  private final Map<Integer, TaskRow> changed = new TreeMap<>();
  private final List<Integer> renamed = new ArrayList<>();

  Revising(Draft draft) {
    this.draft = draft;
  }

  /** Puts the overrides in force that there are for tasks whose rows are locked. */
  void reconsider(Collection<TaskRow> rows, Instant at) {
    Overrides overrides = overrides(rows);
    Map<Integer, SpecRow> known = specs(rows);
    for (TaskRow row : rows) {
      SpecRow spec = Optional.ofNullable(known.get(row.id())).orElseThrow();
      String effective = effective(row, spec, overrides);
      revise(row, spec, spec.overridden(effective), overrides, at);
    }
  }

  private String effective(TaskRow row, SpecRow spec, Overrides overrides) {
    Plans plans = draft.plans();
    return plans.isReadable(spec.effective())
        ? overrides.effective(row.key(), spec.said().configured(), plans)
        : overrides.stillEffective(row.key(), spec, plans);
  }

  private Overrides overrides(Collection<TaskRow> rows) {
    return Overrides.of(draft.tables(), rows.stream().map(TaskRow::key).toList());
  }

  private Map<Integer, SpecRow> specs(Collection<TaskRow> rows) {
    return draft.tables().specs().rows(rows.stream().map(TaskRow::id).toList()).stream()
        .collect(Collectors.toMap(SpecRow::task, Function.identity()));
  }

  /** Puts a specification in force in place of another, unless they are the same. */
  void revise(TaskRow row, SpecRow before, SpecRow after, Overrides overrides, Instant at) {
    Optional<TaskPlan> old = draft.plans().ifReadable(row);
    Optional<TaskPlan> plan =
        after.equals(before) ? old : draft.plans().ifReadable(after.effective());
    Switches switches = overrides.applied(row.key(), row.switches(), isDisabled(row, plan));
    if (after.equals(before) && switches.equals(row.switches())) {
      return;
    }
    if (!after.equals(before)) {
      specs.add(after);
    }
    if (old.isPresent()) {
      new Changing(draft, old.get(), at).change(row, plan, switches);
    } else {
      new ChangingUnread(draft, at).change(row, plan, switches, !after.equals(before));
    }
    changed.put(row.id(), row);
  }

  /** As far as it can be read; otherwise as it was. */
  private static boolean isDisabled(TaskRow row, Optional<TaskPlan> plan) {
    return plan.map(one -> one.spec().disabled()).orElse(row.switches().disabled());
  }

  /** A node has its code again: the task begins anew, with its history. */
  void comeBack(TaskRow row, SpecRow after, Overrides overrides) {
    Optional<TaskPlan> plan = draft.plans().ifReadable(after.effective());
    Switches switches = overrides.applied(row.key(), row.switches(), isDisabled(row, plan));
    specs.add(after);
    draft.change(
        row.with(row.cursor().revisedAt(draft.now())).with(switches.gone(Optional.empty())));
    changed.put(row.id(), row);
  }

  /** A task was changed in another way that nodes must know of. */
  void alsoChanged(TaskRow row) {
    changed.put(row.id(), row);
  }

  /** A task has another name: who follows it by the name before follows it no longer. */
  void renamed(TaskRow row) {
    renamed.add(row.id());
  }

  /** What has changed, and who follows what has another name. */
  private List<TaskRow> toBeLinked() {
    List<TaskRow> rows = new ArrayList<>();
    changed.keySet().forEach(id -> rows.add(draft.task(id).orElseThrow()));
    draft.tables().tasks().followers(renamed).stream()
        .map(Follower::row)
        .filter(row -> !changed.containsKey(row.id()))
        .forEach(rows::add);
    return rows;
  }

  /**
   * Writes all of it, and tells the nodes.
   *
   * @return a sentence for each task that cannot follow another as it wants to
   */
  Map<Integer, String> finish() {
    if (!specs.isEmpty()) {
      draft.tables().specs().put(specs);
    }
    draft.flush();
    if (changed.isEmpty()) {
      return Map.of();
    }
    Map<Integer, String> refused = new Following(draft).link(toBeLinked());
    draft.tables().changes().changed(changed.keySet());
    return refused;
  }
}
