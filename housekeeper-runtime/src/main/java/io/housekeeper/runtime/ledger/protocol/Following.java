package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.TaskKey;
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
  private final Map<TaskKey, TaskRow> byKey = new HashMap<>();
  private Map<Integer, TaskPlan> plans = Map.of();

  Following(Draft draft) {
    this.draft = draft;
  }

  /** Links what can be linked of these flushed rows; a sentence for each that is refused. */
  Map<Integer, String> link(Collection<TaskRow> rows) {
    if (rows.isEmpty()) {
      return Map.of();
    }
    plans = draft.plans().of(rows);
    unlink(rows);
    boolean any = rows.stream().anyMatch(row -> after(row).isPresent());
    if (!any && rows.stream().noneMatch(Following::isNew)) {
      return Map.of();
    }
    // What is new may be what others have waited for to exist.
    List<TaskRow> all = draft.tables().tasks().all();
    all.forEach(row -> byKey.put(anonymous(row.key().name(), row.key().scope()), row));
    plans = draft.plans().of(all);
    Map<Integer, String> refused = new HashMap<>();
    for (TaskRow row : all) {
      after(row).flatMap(after -> link(row, after)).ifPresent(no -> refused.put(row.id(), no));
    }
    return refused;
  }

  private void unlink(Collection<TaskRow> rows) {
    List<Integer> changed =
        rows.stream()
            .filter(row -> !isNew(row) && isRead(row) && after(row).isEmpty())
            .map(TaskRow::id)
            .toList();
    if (!changed.isEmpty()) {
      draft.tables().tasks().unfollow(changed);
    }
  }

  /** What cannot be read here may follow another all the same. */
  private boolean isRead(TaskRow row) {
    return plans.containsKey(row.id());
  }

  private static boolean isNew(TaskRow row) {
    return row.cursor().rev() == 1;
  }

  private Optional<AfterTask> after(TaskRow row) {
    return Optional.ofNullable(plans.get(row.id()))
        .map(TaskPlan::schedule)
        .filter(AfterTask.class::isInstance)
        .map(AfterTask.class::cast);
  }

  private static TaskKey anonymous(String name, String scope) {
    return new TaskKey(0, name, scope);
  }

  private Optional<String> link(TaskRow row, AfterTask after) {
    String name = row.key().name();
    TaskRow upstream = byKey.get(anonymous(after.task(), row.key().scope()));
    if (upstream == null) {
      boolean elsewhere = byKey.keySet().stream().anyMatch(key -> key.name().equals(after.task()));
      return elsewhere
          ? Optional.of(
              "task '%s' cannot follow task '%s': one of them runs on every node, the other does not"
                  .formatted(name, after.task()))
          : Optional.empty();
    }
    if (isInCircle(row)) {
      draft.tables().tasks().unfollow(List.of(row.id()));
      return Optional.of(
          "task '%s' cannot follow task '%s': that one follows it, directly or through others"
              .formatted(name, after.task()));
    }
    draft.tables().tasks().follow(row.id(), upstream.id(), after.end().number());
    return Optional.empty();
  }

  private boolean isInCircle(TaskRow start) {
    Set<Integer> seen = new HashSet<>();
    Optional<TaskRow> row = Optional.of(start);
    while (row.isPresent() && seen.add(row.get().id())) {
      String scope = row.get().key().scope();
      row =
          after(row.get())
              .flatMap(after -> Optional.ofNullable(byKey.get(anonymous(after.task(), scope))));
    }
    return row.isPresent();
  }
}
