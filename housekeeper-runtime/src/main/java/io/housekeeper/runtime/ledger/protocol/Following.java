package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.TaskPlan;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.schedule.AfterTask;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Links tasks to those that they follow; refuses circles, and one node following all. */
final class Following {

  private final Draft draft;
  private final Map<String, List<TaskRow>> named = new HashMap<>();
  private final Map<Integer, TaskPlan> plans = new HashMap<>();
  private final Set<Integer> followNobodyYet = new HashSet<>();

  Following(Draft draft) {
    this.draft = draft;
  }

  /**
   * Links what can be linked of these flushed rows, and of those that could not be linked before; a
   * sentence for each that is refused.
   */
  Map<Integer, String> link(Collection<TaskRow> rows) {
    if (rows.isEmpty() && draft.tables().tasks().followNobodyYet().isEmpty()) {
      return Map.of();
    }
    // Nobody changes meanwhile what there is, or what it wants to follow: it would not be seen.
    draft.tables().changes().lock();
    plans.putAll(draft.plans().of(rows));
    unlink(rows);
    Map<Integer, TaskRow> wanting = new TreeMap<>();
    List<TaskRow> before = draft.tables().tasks().followNobodyYet();
    plans.putAll(draft.plans().of(before));
    before.forEach(row -> wanting.put(row.id(), row));
    followNobodyYet.addAll(wanting.keySet());
    rows.forEach(row -> followNobodyYet.remove(row.id()));
    rows.stream().filter(row -> after(row).isPresent()).forEach(row -> wanting.put(row.id(), row));
    read(wanting.values());
    Map<Integer, String> refused = new HashMap<>();
    for (TaskRow row : wanting.values()) {
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

  /** Reads all that these tasks want to follow. */
  private void read(Collection<TaskRow> rows) {
    Set<String> names = new TreeSet<>();
    rows.forEach(row -> after(row).ifPresent(after -> names.add(after.task())));
    names.removeAll(named.keySet());
    if (!names.isEmpty()) {
      names.forEach(name -> named.put(name, new ArrayList<>()));
      List<TaskRow> found = draft.tables().tasks().named(names);
      found.forEach(row -> named(row.key().name()).add(row));
      plans.putAll(draft.plans().of(found));
    }
  }

  private List<TaskRow> named(String name) {
    return named.computeIfAbsent(name, unknown -> new ArrayList<>());
  }

  /** The task that another follows as it says, which was read. */
  private Optional<TaskRow> upstream(TaskRow row, AfterTask after) {
    return named(after.task()).stream()
        .filter(one -> one.key().scope().equals(row.key().scope()))
        .findFirst();
  }

  private Optional<String> link(TaskRow row, AfterTask after) {
    int end = after.end().number();
    Optional<TaskRow> upstream = upstream(row, after);
    if (upstream.isPresent() && !isInCircle(row)) {
      draft.tables().tasks().follow(row.id(), upstream.get().id(), end);
      return Optional.empty();
    }
    if (!followNobodyYet.contains(row.id())) {
      draft.tables().tasks().followNobodyYet(row.id(), end);
    }
    return whyNot(row.key().name(), after, upstream.isPresent());
  }

  /** What is not there may come some day. */
  private Optional<String> whyNot(String name, AfterTask after, boolean isThere) {
    if (isThere) {
      return Optional.of(
          "task '%s' cannot follow task '%s': that one follows it, directly or through others"
              .formatted(name, after.task()));
    }
    return named(after.task()).isEmpty()
        ? Optional.empty()
        : Optional.of(
            "task '%s' cannot follow task '%s': one of them runs on every node, the other does not"
                .formatted(name, after.task()));
  }

  private boolean isInCircle(TaskRow start) {
    Set<Integer> seen = new HashSet<>();
    Optional<TaskRow> row = Optional.of(start);
    while (row.isPresent() && seen.add(row.get().id())) {
      TaskRow one = row.get();
      read(List.of(one));
      row = after(one).flatMap(after -> upstream(one, after));
    }
    return row.isPresent();
  }
}
