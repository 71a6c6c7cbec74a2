package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Change;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Change.Words;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Operations;
import io.housekeeper.runtime.ledger.Overridden;
import io.housekeeper.runtime.ledger.Pause;
import io.housekeeper.runtime.ledger.SpecRow;
import io.housekeeper.runtime.ledger.TaskPlan;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import io.housekeeper.runtime.run.RunState.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What operators ask for, in transactions of the lane of runs. */
final class StoredOperations implements Operations {

  private final Drafts drafts;

  StoredOperations(Drafts drafts) {
    this.drafts = drafts;
  }

  @Override
  public Requested runNow(Membership me, int task, By by, Optional<Long> retryOf, String extra) {
    return drafts.write(
        Lane.RUNS,
        me,
        draft -> {
          audit(draft, task, retryOf.isPresent() ? "retry" : "run", by, "", extra);
          return new Requests(draft, drafts).runNow(task, retryOf, extra);
        });
  }

  @Override
  public Requested startUp(Membership me, int task, Duration delay, Optional<Duration> oncePer) {
    return drafts.write(
        Lane.RUNS, me, draft -> new Requests(draft, drafts).startUp(task, delay, oncePer));
  }

  @Override
  public Requested backfill(Membership me, int task, Instant after, Instant upTo, By by) {
    return drafts.write(
        Lane.RUNS,
        me,
        draft -> {
          audit(draft, task, "backfill", by, "", after + " … " + upTo);
          return new Requests(draft, drafts).backfill(task, after, upTo);
        });
  }

  @Override
  public Cancelled cancel(Membership me, long run, By by) {
    return drafts.write(Lane.RUNS, me, draft -> cancel(draft, run, by));
  }

  private Cancelled cancel(Draft draft, long run, By by) {
    List<LiveRow> seen = draft.tables().live().rows(List.of(run));
    if (seen.isEmpty() || seen.get(0).isZombie()) {
      return Cancelled.OVER;
    }
    draft.locked(draft.tables().tasks().lock(Draft.tasksOf(seen)));
    Optional<LiveRow> row =
        draft.tables().live().lock(List.of(run)).stream().filter(r -> !r.isZombie()).findFirst();
    if (row.isEmpty()) {
      return Cancelled.OVER;
    }
    audit(draft, row.get().task(), "cancel", by, "", Long.toString(run));
    if (row.get().state() instanceof Waiting) {
      Ends.cancel(draft, row.get(), "cancelled by " + by.who());
      draft.flush();
      return Cancelled.AT_ONCE;
    }
    draft.tables().live().wantCancelled(List.of(run));
    return Cancelled.ASKED;
  }

  @Override
  public void pause(Membership me, int task, Pause pause, By by) {
    drafts.write(
        Lane.RUNS,
        me,
        draft -> {
          TaskRow row = lock(draft, task);
          if (!row.switches().paused().contains(pause)) {
            changing(draft, row).pause(row, pause);
            announce(draft, row, "pause", by);
          }
          draft.tables().changes().override(details(row, pause, by));
          return row;
        });
  }

  @Override
  public void resume(Membership me, int task, Pause pause, By by) {
    drafts.write(
        Lane.RUNS,
        me,
        draft -> {
          TaskRow row = lock(draft, task);
          if (row.switches().paused().contains(pause)) {
            changing(draft, row).resume(row, pause);
            announce(draft, row, "resume", by);
          }
          draft.tables().changes().revert(row.key().name(), field(pause));
          return row;
        });
  }

  private static Overridden details(TaskRow row, Pause pause, By by) {
    return new Overridden(row.key().name(), field(pause), "true", by);
  }

  private static String field(Pause pause) {
    return Overrides.PAUSE + "-" + pause.name();
  }

  @Override
  public Optional<Instant> skipNext(Membership me, int task, By by) {
    return drafts.write(
        Lane.RUNS,
        me,
        draft -> {
          TaskRow row = lock(draft, task);
          Optional<Instant> next = plan(draft, row).schedule().next(draft.now());
          if (next.isPresent()) {
            TaskRow revised = changing(draft, row).revise(row, row.switches());
            draft.change(revised.with(revised.switches().skipping(next)));
            announce(draft, row, "skip", by);
          }
          return next;
        });
  }

  @Override
  public void override(Membership me, int task, String field, String value, By by) {
    revise(me, task, by, draft -> new Overridden(name(draft, task), field, value, by), "override");
  }

  @Override
  public void revert(Membership me, int task, String field, By by) {
    revise(me, task, by, draft -> new Overridden(name(draft, task), field, "", by), "revert");
  }

  private static String name(Draft draft, int task) {
    return draft.task(task).orElseThrow().key().name();
  }

  private void revise(
      Membership me,
      int task,
      By by,
      java.util.function.Function<Draft, Overridden> make,
      String what) {
    drafts.write(
        Lane.RUNS,
        me,
        draft -> {
          TaskRow row = lock(draft, task);
          Overridden override = make.apply(draft);
          if (override.value().isEmpty()) {
            draft.tables().changes().revert(override.task(), override.field());
          } else {
            draft.tables().changes().override(override);
          }
          reconsider(draft, row);
          announce(draft, row, what, by);
          return row;
        });
  }

  /** Puts the overrides that there are now in force. */
  private void reconsider(Draft draft, TaskRow row) {
    SpecRow spec = draft.tables().specs().rows(List.of(row.id())).get(0);
    Changing changing = changing(draft, row);
    String effective = Overrides.apply(draft.tables(), row.key().name(), spec.code());
    TaskPlan after = drafts.plans().plan(effective);
    changing.revise(row, row.switches().disabled(after.spec().disabled()));
    draft
        .tables()
        .specs()
        .put(
            List.of(
                new SpecRow(row.id(), spec.version(), spec.code(), effective, spec.startedUpAt())));
  }

  @Override
  public int expire(Membership me) {
    return 0;
  }

  private TaskRow lock(Draft draft, int task) {
    List<TaskRow> rows = draft.locked(draft.tables().tasks().lock(List.of(task)));
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("there is no task " + task);
    }
    return rows.get(0);
  }

  private TaskPlan plan(Draft draft, TaskRow row) {
    Map<Integer, TaskPlan> plans = drafts.plans().of(draft.tables(), List.of(row));
    return Optional.ofNullable(plans.get(row.id())).orElseThrow();
  }

  private Changing changing(Draft draft, TaskRow row) {
    return new Changing(draft, plan(draft, row));
  }

  private static void announce(Draft draft, TaskRow before, String what, By by) {
    draft.flush();
    audit(draft, before.id(), what, by, before.switches().toString(), name(draft, before.id()));
    draft.tables().changes().changed(List.of(before.id()));
  }

  private static void audit(
      Draft draft, int task, String what, By by, String before, String after) {
    draft
        .tables()
        .changes()
        .audit(new Change(draft.newId(), task, what, by, new Words(before, after)));
  }
}
