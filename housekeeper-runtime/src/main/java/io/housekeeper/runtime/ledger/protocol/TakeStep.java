package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Begun;
import io.housekeeper.runtime.ledger.Cursor;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.LiveRow.Marks;
import io.housekeeper.runtime.ledger.Owner;
import io.housekeeper.runtime.ledger.TaskPlan;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.protocol.ClaimRules.Situation;
import io.housekeeper.runtime.ledger.store.LiveTable.Place;
import io.housekeeper.runtime.run.Attempts;
import io.housekeeper.runtime.run.RunState.Running;
import io.housekeeper.runtime.run.RunState.Waiting;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Takes runs that wait and are due, oldest first, as many as there is room for. */
final class TakeStep {

  /** So many pages are looked through for runs that can be taken together. */
  private static final int PAGES = 20;

  private final Draft draft;
  private final Instant asOf;
  private final Set<Integer> held = new HashSet<>();
  private final Map<Integer, TaskPlan> plans = new HashMap<>();
  private int room;

  private TakeStep(Draft draft, Instant asOf, int room) {
    this.draft = draft;
    this.asOf = asOf;
    this.room = room;
  }

  static int take(Draft draft, Instant asOf, int room) {
    if (room <= 0) {
      return 0;
    }
    TakeStep step = new TakeStep(draft, asOf, room);
    step.take();
    draft.flush();
    return room - step.room;
  }

  /** Whether a run waits that could be taken now. */
  static boolean isAnyDue(Draft draft, Instant asOf) {
    long me = draft.me().incarnation();
    return !draft.tables().live().due(me, asOf, Place.START, 1).isEmpty();
  }

  private void take() {
    int size = Math.max(64, 2 * room);
    Place place = Place.START;
    for (int page = 0; page < PAGES && room > 0; page++) {
      List<LiveRow> due = due(place, size);
      // Between the first look and the locks they may have become somebody else's: look again.
      if (!due.isEmpty() && lock(due)) {
        due(place, size).stream().filter(this::isLocked).forEach(this::consider);
      }
      if (due.size() < size) {
        return;
      }
      place = placeOf(due.get(due.size() - 1));
    }
  }

  private List<LiveRow> due(Place after, int limit) {
    return draft.tables().live().due(draft.me().incarnation(), asOf, after, limit);
  }

  private static Place placeOf(LiveRow row) {
    return new Place(((Waiting) row.state()).dueAt(), row.id());
  }

  private boolean lock(List<LiveRow> due) {
    Set<Integer> unlocked = new TreeSet<>(Draft.tasksOf(due));
    unlocked.removeIf(plans::containsKey);
    if (!unlocked.isEmpty()) {
      List<TaskRow> rows =
          draft.locked(draft.tables().tasks().lockFree(unlocked)).stream()
              .filter(row -> !isOver(row))
              .toList();
      plans.putAll(draft.plans().of(rows));
      Exclusions.apply(draft, rows, plans);
    }
    return due.stream().anyMatch(this::isLocked);
  }

  /**
   * Whether what is in force does not hold any more, and is to be put right first. A row may also
   * name the end of what was replaced since.
   */
  private boolean isOver(TaskRow row) {
    return row.switches().isOver(draft.now())
        && draft
            .tables()
            .changes()
            .overrides(List.of(Overrides.EVERYTHING, row.key().name(), row.key().text()))
            .stream()
            .flatMap(one -> one.by().until().stream())
            .anyMatch(end -> !end.isAfter(draft.now()));
  }

  private boolean isLocked(LiveRow row) {
    return plans.containsKey(row.task());
  }

  private void consider(LiveRow row) {
    TaskRow task = draft.task(row.task()).orElseThrow();
    boolean exclusive = task.exclusion().exclusive();
    if (room == 0 || (exclusive && held.contains(row.task()))) {
      return;
    }
    settlePast(row.task());
    if (exclusive) {
      held.add(row.task());
    }
    room--;
    start(row, exclusive ? Marks.GUARD : Marks.NONE);
  }

  /** Writes down what an earlier run has blocked, before this one blocks more. */
  private void settlePast(int id) {
    boolean more = true;
    while (more) {
      more = settlesMore(draft.task(id).orElseThrow());
    }
  }

  /** A fire that is to be left out divides the stretch: it takes a step of its own. */
  private boolean settlesMore(TaskRow task) {
    if (task.exclusion().past().isEmpty()) {
      return false;
    }
    TaskPlan plan = Optional.ofNullable(plans.get(task.id())).orElseThrow();
    Situation situation = new Situation(task, plan, Optional.empty(), Optional.empty());
    Instant until = task.exclusion().past().orElseThrow().until();
    Decision decision = ClaimRules.decide(situation, earliest(until, asOf));
    if (decision instanceof Decision.Move move) {
      new Move(draft, situation).make(move);
      return true;
    }
    return false;
  }

  private static Instant earliest(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private void start(LiveRow row, Marks marks) {
    TaskRow task = draft.task(row.task()).orElseThrow();
    Cursor cursor = task.cursor().fenced();
    draft.change(task.with(cursor));
    Attempts before = row.state().attempts();
    draft.take(
        new LiveRow(
            row.subject(),
            new Running(new Attempts(before.started() + 1, before.failed()), false),
            Optional.of(new Owner(draft.me().incarnation(), cursor.fence())),
            Optional.of(row.begun().orElse(Begun.at(draft.now()))),
            marks),
        Optional.ofNullable(plans.get(row.task())).orElseThrow());
  }
}
