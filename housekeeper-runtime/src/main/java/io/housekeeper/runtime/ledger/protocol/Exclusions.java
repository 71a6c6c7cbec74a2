package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.TaskPlan;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.run.RunState.Waiting;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings the exclusiveness of tasks in line with their plans. A task whose runs may no longer
 * overlap is exclusive as soon as none of the runs is live that still may.
 */
final class Exclusions {

  private Exclusions() {}

  static void apply(Draft draft, List<TaskRow> rows, Map<Integer, TaskPlan> plans) {
    Set<Integer> wanted = new HashSet<>();
    for (TaskRow row : rows) {
      // What cannot be read stays as exclusive as it is.
      boolean exclusive =
          Optional.ofNullable(plans.get(row.id()))
              .map(TaskPlan::exclusive)
              .orElse(row.exclusion().exclusive());
      if (row.exclusion().exclusive() && !exclusive) {
        draft.change(draft.task(row.id()).orElseThrow().exclusive(false));
      } else if (!row.exclusion().exclusive() && exclusive) {
        wanted.add(row.id());
      }
    }
    if (!wanted.isEmpty()) {
      draft.tables().live().ofTasks(wanted).stream()
          .filter(Exclusions::mayOverlap)
          .map(LiveRow::task)
          .forEach(wanted::remove);
      wanted.forEach(id -> draft.change(draft.task(id).orElseThrow().exclusive(true)));
    }
  }

  private static boolean mayOverlap(LiveRow row) {
    return !(row.state() instanceof Waiting waiting) || waiting.why().holdsGuard();
  }
}
