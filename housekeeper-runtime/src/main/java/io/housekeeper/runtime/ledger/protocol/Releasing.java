package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.api.Retry;
import io.housekeeper.runtime.ledger.AttemptRow;
import io.housekeeper.runtime.ledger.AttemptRow.Span;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Entry.Outcome;
import io.housekeeper.runtime.ledger.Figures;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Overridden;
import io.housekeeper.runtime.ledger.Pause;
import io.housekeeper.runtime.ledger.TaskPlan;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.run.Ending;
import io.housekeeper.runtime.run.RecoveryPolicy;
import io.housekeeper.runtime.run.RunEvent;
import io.housekeeper.runtime.run.RunState;
import io.housekeeper.runtime.run.RunState.Ended;
import io.housekeeper.runtime.run.RunState.Waiting;
import io.housekeeper.runtime.run.RunTransitions;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Releases runs that nobody executes any more: to be recovered, or lost. */
final class Releasing {

  /** What happened to those who executed them. */
  enum Why {
    /** The node died. */
    NODE_DIED,
    /** The node left, with threads of runs that did not end. */
    NODE_LEFT,
    /** The node lives, and does not know of them. */
    UNKNOWN_HERE
  }

  /**
   * How often a run may be started again is not known where its task cannot be read: it is, and
   * whoever can read it judges the next time.
   */
  private static final RunTransitions UNREAD =
      new RunTransitions(Retry.none(), new RecoveryPolicy(Integer.MAX_VALUE));

  private final Draft draft;

  Releasing(Draft draft) {
    this.draft = draft;
  }

  /** Releases what of these rows is still owned by the same when their tasks are locked. */
  void release(List<LiveRow> rows, Why why) {
    if (rows.isEmpty()) {
      return;
    }
    List<TaskRow> tasks = draft.locked(draft.tables().tasks().lock(Draft.tasksOf(rows)));
    Map<Integer, TaskPlan> plans = draft.plans().of(tasks);
    List<LiveRow> locked =
        draft.tables().live().lock(rows.stream().map(LiveRow::id).toList()).stream()
            .filter(row -> isSameOwner(row, rows))
            .toList();
    if (why == Why.NODE_DIED) {
      countCrashes(locked);
    }
    Ends ends = new Ends(draft, plans);
    locked.forEach(row -> release(row, why, ends, plans));
    draft.flush();
    if (why == Why.NODE_DIED) {
      quarantine(plans);
    }
  }

  private static boolean isSameOwner(LiveRow row, List<LiveRow> before) {
    return before.stream()
            .anyMatch(seen -> seen.id() == row.id() && seen.owner().equals(row.owner()))
        && row.owner().isPresent();
  }

  /** One crash for each task, however many of its runs were executed. */
  private void countCrashes(List<LiveRow> rows) {
    Set<Integer> crashed = new HashSet<>();
    for (LiveRow row : rows) {
      if (!row.isZombie() && crashed.add(row.task())) {
        TaskRow task = draft.task(row.task()).orElseThrow();
        draft.change(task.crashes(task.crashes() + 1));
      }
    }
  }

  private void release(LiveRow row, Why why, Ends ends, Map<Integer, TaskPlan> plans) {
    if (row.isZombie()) {
      ends.release(row, draft.now());
      return;
    }
    RunTransitions transitions =
        Optional.ofNullable(plans.get(row.task())).map(TaskPlan::transitions).orElse(UNREAD);
    RunState next = transitions.after(row.state(), event(row, why));
    if (next instanceof Waiting) {
      draft.again(FinishStep.waiting(row, next), attempt(row, why));
    } else if (next instanceof Ended ended) {
      ends.end(row, ended, Outcome.of(ended.ending(), sentence(why)), Figures.NONE, draft.now());
    }
  }

  private RunEvent event(LiveRow row, Why why) {
    int crashes = draft.task(row.task()).orElseThrow().crashes();
    return why == Why.NODE_DIED
        ? new RunEvent.NodeDied(draft.now(), crashes)
        : new RunEvent.HandedBack(draft.now());
  }

  private AttemptRow attempt(LiveRow row, Why why) {
    Instant started = row.startedAt().orElse(draft.now());
    return new AttemptRow(
        row.id(),
        row.state().attempts().started(),
        Ending.LOST,
        new Span(started, draft.now(), draft.me().slot()),
        sentence(why));
  }

  private static String sentence(Why why) {
    return switch (why) {
      case NODE_DIED -> "the node that executed it died";
      case NODE_LEFT -> "the node that executed it left before it ended";
      case UNKNOWN_HERE -> "the node that was to execute it does not know of it";
    };
  }

  private void quarantine(Map<Integer, TaskPlan> plans) {
    for (Map.Entry<Integer, TaskPlan> one : plans.entrySet()) {
      TaskRow task = draft.task(one.getKey()).orElseThrow();
      boolean suspicious =
          new RecoveryPolicy(one.getValue().spec().restarts()).quarantines(task.crashes());
      if (suspicious && !task.switches().paused().contains(Pause.QUARANTINE)) {
        quarantine(task);
      }
    }
  }

  private void quarantine(TaskRow task) {
    String why = "it took its node with it %d times in a row".formatted(task.crashes());
    By by = new By("housekeeper", why, draft.now(), Optional.empty());
    new InPlace(draft)
        .put(List.of(task), Overridden.pause(task.key().text(), Pause.QUARANTINE, by), "pause");
  }
}
