package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Covers;
import io.housekeeper.runtime.ledger.Links;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.LiveRow.Marks;
import io.housekeeper.runtime.ledger.Operations.Requested;
import io.housekeeper.runtime.ledger.Origin;
import io.housekeeper.runtime.ledger.SpecRow;
import io.housekeeper.runtime.ledger.Subject;
import io.housekeeper.runtime.ledger.Subject.Asked;
import io.housekeeper.runtime.ledger.TaskPlan;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.Unreadable;
import io.housekeeper.runtime.ledger.Wish;
import io.housekeeper.runtime.run.Attempts;
import io.housekeeper.runtime.run.RunState.Waiting;
import io.housekeeper.runtime.run.Why;
import io.housekeeper.runtime.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes runs that somebody asked for. They wait for a node that has room. */
final class Requests {

  /** A request for more past fires is refused. */
  private static final int MOST_FIRES = 1_000;

  private final Draft draft;

  Requests(Draft draft) {
    this.draft = draft;
  }

  Requested runNow(int task, Wish wish, String asked) {
    Optional<TaskRow> row = lock(task);
    if (row.isEmpty()) {
      return noSuchTask(task);
    }
    if (row.get().switches().gone().isPresent()) {
      return new Requested.Refused(
          "no node has the code of task '%s'".formatted(row.get().key().name()));
    }
    Optional<LiveRow> busy =
        row.get().exclusion().exclusive()
            ? draft.tables().live().holders(List.of(task)).stream().findFirst()
            : Optional.empty();
    if (busy.isPresent()) {
      return new Requested.Busy(busy.get().id());
    }
    if (wish.dryRun() && !supportsDryRun(row.get())) {
      return new Requested.Refused(
          "task '%s' cannot only say what it would do: it supports no dry run"
              .formatted(row.get().key().name()));
    }
    if (!wish.settings().isEmpty() && !hasSettings(task)) {
      return new Requested.Refused(
          "task '%s' has no settings: it is of no type".formatted(row.get().key().name()));
    }
    Links links = wish.retryOf().map(Links::retryOf).orElse(Links.NONE);
    Covers now = Covers.at(draft.now());
    return accept(await(row.get(), Origin.MANUAL, Why.MANUAL, draft.now(), now, links, asked));
  }

  /** Code that knows nothing of dry runs would do what it was only to talk about. */
  private boolean supportsDryRun(TaskRow row) {
    return draft.plans().ifReadable(row).filter(plan -> plan.spec().dryRunSupported()).isPresent();
  }

  private boolean hasSettings(int task) {
    return draft.tables().specs().rows(List.of(task)).stream()
        .anyMatch(spec -> spec.said().typed().isPresent());
  }

  private static Requested noSuchTask(int task) {
    return new Requested.Refused("there is no task with the number " + task);
  }

  private Optional<TaskRow> lock(int task) {
    return draft.locked(draft.tables().tasks().lock(List.of(task))).stream().findFirst();
  }

  private Requested accept(long run) {
    draft.flush();
    return new Requested.Accepted(run);
  }

  private long await(
      TaskRow row,
      Origin origin,
      Why why,
      Instant dueAt,
      Covers covers,
      Links links,
      String extra) {
    long id = draft.newId();
    Subject subject = new Subject(id, row.id(), origin, covers, new Asked(links, extra));
    Waiting waiting = new Waiting(why, dueAt, Attempts.NONE);
    draft.await(new LiveRow(subject, waiting, Optional.empty(), Optional.empty(), Marks.NONE));
    return id;
  }

  Requested startUp(int task, Duration delay, Optional<Duration> oncePer) {
    Optional<TaskRow> row = lock(task);
    if (row.isEmpty()) {
      return noSuchTask(task);
    }
    if (!row.get().switches().isOn()) {
      return new Requested.Refused("task '%s' is off".formatted(row.get().key().name()));
    }
    Optional<LiveRow> waiting =
        draft.tables().live().ofTasks(Set.of(task)).stream()
            .filter(live -> live.subject().origin() == Origin.STARTUP)
            .filter(live -> live.state() instanceof Waiting)
            .findFirst();
    if (waiting.isPresent()) {
      return new Requested.Accepted(waiting.get().id());
    }
    SpecRow spec = draft.tables().specs().rows(List.of(task)).get(0);
    Instant now = draft.now();
    if (spec.times().startedUp().isPresent()
        && oncePer
            .filter(period -> spec.times().startedUp().get().plus(period).isAfter(now))
            .isPresent()) {
      return new Requested.Refused(
          "task '%s' has had its start-up run of this period".formatted(row.get().key().name()));
    }
    draft.tables().specs().startedUp(task, now);
    Instant due = now.plus(delay);
    return accept(
        await(row.get(), Origin.STARTUP, Why.STARTUP, due, Covers.at(due), Links.NONE, ""));
  }

  Requested backfill(int task, Instant after, Instant upTo, String asked) {
    Optional<TaskRow> row = lock(task);
    if (row.isEmpty()) {
      return noSuchTask(task);
    }
    Optional<TaskPlan> readable = draft.plans().ifReadable(row.get());
    if (readable.isEmpty()) {
      String why = draft.plans().whyUnread(task).orElse("?");
      return new Requested.Refused(Unreadable.sentence(row.get().key(), why));
    }
    TaskPlan plan = readable.get();
    long fires = plan.schedule().count(after, upTo);
    if (fires == 0 || fires > MOST_FIRES) {
      return new Requested.Refused(
          "task '%s' has %,d fires after %s up to %s; a backfill has 1 to %,d"
              .formatted(row.get().key().name(), fires, after, upTo, MOST_FIRES));
    }
    long request = draft.newId();
    List<Instant> all = fires(plan.schedule(), after, upTo).toList();
    all.forEach(
        fire ->
            await(
                row.get(),
                Origin.BACKFILL,
                Why.BACKFILL,
                draft.now(),
                Covers.at(fire),
                Links.backfill(request),
                asked));
    draft.flush();
    return new Requested.Several(all.size(), all.get(0), all.get(all.size() - 1));
  }

  private static Stream<Instant> fires(Schedule schedule, Instant after, Instant upTo) {
    return Stream.iterate(
            schedule.next(after),
            next -> next.filter(fire -> !fire.isAfter(upTo)).isPresent(),
            next -> schedule.next(next.orElseThrow()))
        .map(Optional::orElseThrow);
  }
}
