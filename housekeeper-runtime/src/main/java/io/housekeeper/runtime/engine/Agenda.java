package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Batch.Claim;
import io.housekeeper.runtime.ledger.ClaimAnswer;
import io.housekeeper.runtime.ledger.Cursor;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.run.OverlapPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * When each task of this node is to be looked at next. What it knows may be old: whatever it
 * proposes is decided by the ledger.
 */
final class Agenda {

  private record Wake(Instant at, int task) implements Comparable<Wake> {
    @Override
    public int compareTo(Wake other) {
      int first = at.compareTo(other.at);
      return first != 0 ? first : Integer.compare(task, other.task);
    }
  }

  private static final Duration HELD = Duration.ofSeconds(1);
  private static final Duration BUSY = Duration.ofMillis(50);
  private static final Duration AHEAD = Duration.ofMillis(5);

  private static final class Planned {
    TaskView view;
    boolean due;
    boolean claiming;
    boolean heldHere;
    boolean releasedMeanwhile;
    Optional<Wake> wake = Optional.empty();

    Planned(TaskView view) {
      this.view = view;
    }
  }

  private final Map<Integer, Planned> tasks = new HashMap<>();
  private final NavigableSet<Wake> wakes = new TreeSet<>();
  private final Deque<Integer> due = new ArrayDeque<>();
  private final Set<Integer> outdated = new HashSet<>();
  private final BooleanSupplier fires;
  private Instant advancedTo = Instant.EPOCH;

  /**
   * @param fires whether anything becomes due here
   */
  Agenda(BooleanSupplier fires) {
    this.fires = fires;
  }

  /** A task that this node can run as it is in force, or that has changed. */
  synchronized void put(TaskView view) {
    Planned planned = tasks.computeIfAbsent(view.id(), id -> new Planned(view));
    planned.view = view;
    outdated.remove(view.id());
    plan(planned, Instant.MIN);
  }

  /** Whether anything becomes due here may be another matter now. */
  synchronized void planAnew() {
    if (!fires.getAsBoolean()) {
      due.clear();
      tasks.values().forEach(planned -> planned.due = false);
    }
    tasks.values().forEach(planned -> plan(planned, Instant.MIN));
  }

  /** The tasks that this node can run as they are in force. */
  synchronized List<TaskView> views() {
    return tasks.values().stream().map(planned -> planned.view).toList();
  }

  /** Tasks whose fires are accounted for beyond an instant. */
  synchronized List<TaskView> accountedBeyond(Instant instant) {
    return tasks.values().stream()
        .map(planned -> planned.view)
        .filter(view -> view.row().cursor().accountedTo().isAfter(instant))
        .toList();
  }

  synchronized int size() {
    return tasks.size();
  }

  /** How many tasks are due. */
  synchronized int due() {
    return due.size();
  }

  synchronized boolean knows(int task) {
    return tasks.containsKey(task);
  }

  /** This node cannot run the task. */
  synchronized void remove(int task) {
    Optional.ofNullable(tasks.remove(task))
        .flatMap(planned -> planned.wake)
        .ifPresent(wakes::remove);
    outdated.remove(task);
  }

  /** The instant at which the next task is to be looked at. */
  synchronized Optional<Instant> next() {
    return wakes.isEmpty() ? Optional.empty() : Optional.of(wakes.first().at);
  }

  /** Notes which tasks are due; says whether there is any. */
  synchronized boolean advance(Instant now) {
    if (now.isBefore(advancedTo.minus(HELD))) {
      // The clock was set back: what was put off by the time before may be due long before that.
      tasks.values().forEach(planned -> plan(planned, Instant.MIN));
    }
    advancedTo = now;
    while (!wakes.isEmpty() && !wakes.first().at.isAfter(now)) {
      int task = Optional.ofNullable(wakes.pollFirst()).orElseThrow().task;
      Optional.ofNullable(tasks.get(task)).ifPresent(this::becomesDue);
    }
    return !due.isEmpty();
  }

  private void becomesDue(Planned planned) {
    planned.wake = Optional.empty();
    if (!planned.due && !planned.claiming) {
      planned.due = true;
      due.add(planned.view.id());
    }
  }

  /** Claims for the tasks that have been due longest; an answer to each must follow. */
  synchronized List<Claim> claims(int limit) {
    List<Claim> claims = new ArrayList<>();
    while (claims.size() < limit && !due.isEmpty()) {
      Planned planned = tasks.get(due.remove());
      if (planned != null && planned.due) {
        planned.due = false;
        planned.claiming = true;
        planned.releasedMeanwhile = false;
        claims.add(new Claim(planned.view.id(), planned.view.row().cursor().rev()));
      }
    }
    return claims;
  }

  /** Claims that were not made after all. */
  synchronized void putBack(Collection<Claim> claims) {
    for (Claim claim : claims) {
      Planned planned = tasks.get(claim.task());
      if (planned != null) {
        planned.claiming = false;
        becomesDue(planned);
      }
    }
  }

  synchronized void answered(ClaimAnswer answer, Instant now) {
    switch (answer) {
      case ClaimAnswer.Moved moved -> {
        boolean blocked = moved.inTheWay().isPresent();
        replan(moved.row(), blocked ? whenHeld(moved.row(), now) : Instant.MIN);
      }
      case ClaimAnswer.NothingDue none -> replan(none.row(), now.plus(AHEAD));
      case ClaimAnswer.Held held -> replan(held.row(), whenHeld(held.row(), now));
      case ClaimAnswer.Outdated old -> {
        outdated.add(old.row().id());
        replan(old.row(), now.plus(HELD));
      }
      case ClaimAnswer.Busy busy ->
          Optional.ofNullable(tasks.get(busy.task()))
              .ifPresent(planned -> replan(planned.view.row(), now.plus(BUSY)));
    }
  }

  /** What was in the way may have ended since the ledger said so. */
  private Instant whenHeld(TaskRow row, Instant now) {
    boolean released =
        Optional.ofNullable(tasks.get(row.id()))
            .filter(planned -> planned.releasedMeanwhile)
            .isPresent();
    return released ? Instant.MIN : now.plus(HELD);
  }

  /** A row as a transaction of this node has left it. */
  synchronized void changed(TaskRow row) {
    Planned planned = tasks.get(row.id());
    if (planned != null && !planned.claiming) {
      replan(row, Instant.MIN);
    }
  }

  private void replan(TaskRow row, Instant notBefore) {
    Planned planned = tasks.get(row.id());
    if (planned == null) {
      return;
    }
    planned.claiming = false;
    if (planned.view.row().cursor().rev() == row.cursor().rev()) {
      planned.view = new TaskView(row, planned.view.plan(), planned.view.version());
      plan(planned, notBefore);
    } else {
      outdated.add(row.id());
    }
  }

  /** A run of an exclusive task has started here: until its end others are blocked. */
  synchronized void held(int task) {
    Optional.ofNullable(tasks.get(task))
        .ifPresent(
            planned -> {
              planned.heldHere = true;
              plan(planned, Instant.MIN);
            });
  }

  /** It has ended, or its guard was given back. */
  synchronized void released(int task) {
    Optional.ofNullable(tasks.get(task))
        .ifPresent(
            planned -> {
              planned.heldHere = false;
              planned.releasedMeanwhile = planned.claiming;
              plan(planned, Instant.MIN);
            });
  }

  /** The tasks whose views are old. */
  synchronized Set<Integer> outdated() {
    return Set.copyOf(outdated);
  }

  private void plan(Planned planned, Instant notBefore) {
    planned.wake.ifPresent(wakes::remove);
    planned.wake = Optional.empty();
    TaskRow row = planned.view.row();
    if (planned.claiming || planned.due || !row.switches().isOn() || !fires.getAsBoolean()) {
      return;
    }
    Optional<Instant> next = planned.view.plan().schedule().next(lookedAt(row.cursor(), notBefore));
    if (next.isPresent()) {
      Instant fire = next.get();
      Instant free =
          planned.heldHere && isSkipping(planned) ? fire.plus(OverlapPolicy.BLOCKED) : fire;
      Wake wake = new Wake(free.isBefore(notBefore) ? notBefore : free, planned.view.id());
      planned.wake = Optional.of(wake);
      wakes.add(wake);
    }
  }

  /**
   * A run that is waited for had not ended at that time: nothing is due before another delay is
   * over. Then it must be looked at again, because who ends the run may die before the next fire.
   */
  private static Instant lookedAt(Cursor cursor, Instant then) {
    Instant accountedTo = cursor.accountedTo();
    return cursor.open().isPresent() && then.isAfter(accountedTo) ? then : accountedTo;
  }

  private static boolean isSkipping(Planned planned) {
    return planned.view.plan().spec().overlap() == io.housekeeper.api.TaskSpec.Overlap.SKIP;
  }
}
