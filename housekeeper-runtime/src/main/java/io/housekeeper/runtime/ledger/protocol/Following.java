package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.TaskPlan;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.schedule.AfterTask;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Links tasks to those that they follow; refuses circles, and one node following all. */
final class Following {

  private final Draft draft;

  Following(Draft draft) {
    this.draft = draft;
  }

  /** Links what can be linked of these flushed rows; a sentence for each that is refused. */
  Map<Integer, String> link(Collection<TaskRow> rows) {
    Map<Integer, String> refused = new HashMap<>();
    Map<Integer, TaskPlan> known = draft.plans().of(rows);
    Map<String, TaskRow> byKey = new HashMap<>();
    boolean any = known.values().stream().anyMatch(plan -> plan.schedule() instanceof AfterTask);
    List<TaskRow> all = any || isFollowed(rows) ? draft.tables().tasks().all() : List.of();
    all.forEach(row -> byKey.put(key(row.key().name(), row.key().scope()), row));
    Map<Integer, TaskPlan> plansOfAll = draft.plans().of(all);
    for (TaskRow row : all) {
      TaskPlan plan = Optional.ofNullable(plansOfAll.get(row.id())).orElseThrow();
      if (plan.schedule() instanceof AfterTask after) {
        link(row, after, byKey, plansOfAll).ifPresent(no -> refused.put(row.id(), no));
      } else if (known.containsKey(row.id())) {
        draft.tables().tasks().follow(row.id(), 0, 0);
      }
    }
    return refused;
  }

  /** Whether a new task may be one that others have waited for to exist. */
  private static boolean isFollowed(Collection<TaskRow> rows) {
    return rows.stream().anyMatch(row -> row.cursor().rev() == 1);
  }

  private static String key(String name, String scope) {
    return name + "\n" + scope;
  }

  private Optional<String> link(
      TaskRow row, AfterTask after, Map<String, TaskRow> byKey, Map<Integer, TaskPlan> known) {
    TaskRow upstream = byKey.get(key(after.task(), row.key().scope()));
    if (upstream == null) {
      boolean elsewhere =
          byKey.keySet().stream().anyMatch(key -> key.startsWith(after.task() + "\n"));
      return elsewhere
          ? Optional.of(
              "task '%s' cannot follow task '%s': one of them runs on every node, the other does not"
                  .formatted(row.key().name(), after.task()))
          : Optional.empty();
    }
    if (isCircle(row, byKey, known)) {
      draft.tables().tasks().follow(row.id(), 0, 0);
      return Optional.of(
          "task '%s' cannot follow task '%s': that one follows it, directly or through others"
              .formatted(row.key().name(), after.task()));
    }
    draft.tables().tasks().follow(row.id(), upstream.id(), after.end().number());
    return Optional.empty();
  }

  private static boolean isCircle(
      TaskRow start, Map<String, TaskRow> byKey, Map<Integer, TaskPlan> known) {
    Set<Integer> seen = new HashSet<>();
    TaskRow row = start;
    while (row != null && seen.add(row.id())) {
      TaskPlan plan = known.get(row.id());
      if (plan == null || !(plan.schedule() instanceof AfterTask after)) {
        return false;
      }
      row = byKey.get(key(after.task(), row.key().scope()));
    }
    return row != null;
  }
}
