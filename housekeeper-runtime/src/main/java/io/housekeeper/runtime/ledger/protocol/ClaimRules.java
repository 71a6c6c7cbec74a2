package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.api.TaskSpec.Overlap;
import io.housekeeper.runtime.ledger.Covers;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Origin;
import io.housekeeper.runtime.ledger.PastHold;
import io.housekeeper.runtime.ledger.TaskPlan;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.run.CatchUpPolicy;
import io.housekeeper.runtime.run.Ending;
import io.housekeeper.runtime.run.OverlapPolicy;
import io.housekeeper.runtime.run.SkippedBecause;
import io.housekeeper.runtime.run.Stretch;
import io.housekeeper.runtime.run.Stretch.Fires;
import io.housekeeper.runtime.run.Stretch.Late;
import io.housekeeper.runtime.run.Stretch.Missed;
import io.housekeeper.runtime.run.Stretch.OnTime;
import io.housekeeper.runtime.schedule.Schedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Decides what becomes of the fires of a task that are due, from its row and the rows in its way.
 * The caller holds the lock of the task's row, so that nobody else can start a run of it meanwhile;
 * runs may end meanwhile, which changes nothing: at the instants that are judged they were there.
 */
final class ClaimRules {

  /**
   * What the decision depends on.
   *
   * @param holder the run that holds the guard
   * @param queued the run that waits in the queue
   */
  record Situation(TaskRow row, TaskPlan plan, Optional<LiveRow> holder, Optional<LiveRow> queued) {

    /** While runs of a time when they might overlap are still live, they still may. */
    Overlap overlap() {
      return row.exclusion().exclusive() ? plan.spec().overlap() : Overlap.ALLOW;
    }
  }

  private final Situation situation;
  private final Schedule schedule;
  private final Instant now;
  private final List<Piece> pieces = new ArrayList<>();
  private Instant accountedTo;

  private ClaimRules(Situation situation, Instant now) {
    this.situation = situation;
    this.schedule = situation.plan().schedule();
    this.now = now;
    this.accountedTo = situation.row().cursor().accountedTo();
  }

  static Decision decide(Situation situation, Instant now) {
    return new ClaimRules(situation, now).decide();
  }

  private Decision decide() {
    if (!situation.row().switches().isOn() || situation.row().cursor().open().isPresent()) {
      return new Decision.NothingDue();
    }
    Optional<Instant> next = schedule.next(accountedTo);
    // After a change of what is due, an instant may be left that is no fire any more.
    Optional<Instant> skip =
        situation
            .row()
            .switches()
            .skip()
            .filter(fire -> isDue(fire, accountedTo))
            .filter(fire -> next.filter(first -> !first.isAfter(fire)).isPresent());
    if (skip.isPresent() && next.equals(skip)) {
      over(new Fires(accountedTo, skip.get(), 1), SkippedBecause.ASKED_FOR, OptionalLong.empty());
      return moved();
    }
    Instant limit = skip.map(fire -> fire.minusMillis(1)).orElse(now);
    return switch (situation.overlap()) {
      case ALLOW -> free(limit);
      case SKIP -> situation.holder().map(h -> blocked(h, limit)).orElseGet(() -> free(limit));
      case QUEUE, REPLACE -> queueing(limit);
    };
  }

  private boolean isDue(Instant fire, Instant after) {
    return fire.isAfter(after) && !fire.isAfter(now);
  }

  /** Nobody is in the way any more; but somebody may have been. */
  private Decision free(Instant limit) {
    Optional<PastHold> past =
        situation.row().exclusion().past().filter(hold -> hold.until().isAfter(accountedTo));
    if (past.isPresent() && situation.overlap() == Overlap.SKIP) {
      settlePast(past.get(), limit);
    }
    if (!isAll()) {
      settle(limit);
    }
    return moved();
  }

  /**
   * Nothing of what the past run has blocked, or what was due before it, may be left when the next
   * run starts, which blocks more: what is only late waits for its turn.
   */
  private void settlePast(PastHold hold, Instant limit) {
    for (Stretch stretch : stretches(earliest(hold.from(), limit))) {
      if (stretch instanceof OnTime) {
        put(new Piece.Late(Covers.of(stretch.fires()), now, Origin.SCHEDULE), stretch.fires());
      } else {
        add(stretch);
      }
    }
    if (!isAll()) {
      fires(earliest(hold.until(), limit)).ifPresent(fires -> overlapped(fires, hold.run()));
    }
  }

  /** Only one fire of a fixed delay can be due: the next counts from the end of its run. */
  private boolean isAll() {
    return situation.plan().countsFromEnd() && !pieces.isEmpty();
  }

  /** Somebody is: what was due before it started is only late, the rest is skipped. */
  private Decision blocked(LiveRow holder, Instant limit) {
    Optional<Instant> next = schedule.next(accountedTo).filter(fire -> !fire.isAfter(limit));
    if (next.isEmpty()) {
      return new Decision.NothingDue();
    }
    OverlapPolicy.Decision first =
        OverlapPolicy.decide(Overlap.SKIP, next.get(), Optional.of(holder.holder()), false);
    boolean mayWait = next.get().plus(OverlapPolicy.BLOCKED).isAfter(now);
    if (first instanceof OverlapPolicy.Decision.Postpone || mayWait) {
      return new Decision.Held(holder);
    }
    fires(limit).ifPresent(fires -> overlapped(fires, holder.id()));
    return moved();
  }

  /** What is punctual waits behind the run in the way, all of it as one. */
  private Decision queueing(Instant limit) {
    Optional<LiveRow> holder = situation.holder();
    if (holder.isEmpty() && situation.queued().isEmpty()) {
      return free(limit);
    }
    for (Stretch stretch : stretches(limit)) {
      if (!(stretch instanceof OnTime)) {
        add(stretch);
      } else if (!queue(stretch.fires())) {
        break;
      }
    }
    if (pieces.isEmpty()) {
      return holder.isPresent() && isAnyDue(limit)
          ? new Decision.Held(holder.get())
          : new Decision.NothingDue();
    }
    return new Decision.Move(List.copyOf(pieces), replaced());
  }

  private boolean isAnyDue(Instant limit) {
    return schedule.next(accountedTo).filter(fire -> !fire.isAfter(limit)).isPresent();
  }

  private Optional<LiveRow> replaced() {
    boolean queues =
        pieces.stream()
            .anyMatch(piece -> piece instanceof Piece.Queue || piece instanceof Piece.Join);
    return queues && situation.overlap() == Overlap.REPLACE
        ? situation.holder().filter(holder -> !holder.isZombie())
        : Optional.empty();
  }

  /** Whether a fire found a place: in the queue, in the run that waits there, or as skipped. */
  private boolean queue(Fires fires) {
    Covers covers = Covers.of(fires);
    Optional<LiveRow> queued = situation.queued();
    Optional<LiveRow> holder = situation.holder();
    Optional<Piece> joined = joinedToLast(covers);
    if (joined.isPresent()) {
      pieces.remove(pieces.size() - 1);
      put(joined.get(), fires);
      return true;
    }
    if (queued.isEmpty()) {
      put(new Piece.Queue(covers, optional(holder)), fires);
      return true;
    }
    if (queued.get().subject().covers().fireAt().equals(accountedTo)) {
      put(new Piece.Join(covers, queued.get()), fires);
      return true;
    }
    // Other entries lie between: the queued run cannot stand for this fire.
    if (holder.isPresent() && fires.last().isAfter(holder.get().holder().firstStartedAt())) {
      overlapped(fires, holder.get().id());
      return true;
    }
    return false;
  }

  /** The last piece, standing for these fires too, if it can. */
  private Optional<Piece> joinedToLast(Covers more) {
    if (pieces.isEmpty()) {
      return Optional.empty();
    }
    return switch (pieces.get(pieces.size() - 1)) {
      case Piece.Queue queue ->
          Optional.of(new Piece.Queue(queue.covers().and(more), queue.blockedBy()));
      case Piece.Join join -> Optional.of(new Piece.Join(join.covers().and(more), join.queued()));
      case Piece.Over over ->
          Optional.of(over)
              .filter(skipped -> skipped.because() == SkippedBecause.OVERLAP)
              .map(skipped -> skipped.and(more));
      case Piece.Start start -> Optional.empty();
      case Piece.Late late -> Optional.empty();
    };
  }

  private static OptionalLong optional(Optional<LiveRow> row) {
    return row.isPresent() ? OptionalLong.of(row.get().id()) : OptionalLong.empty();
  }

  /** Settles what is due up to an instant, or to the first that starts. */
  private void settle(Instant upTo) {
    for (Stretch stretch : stretches(upTo)) {
      add(stretch);
      if (stretch instanceof OnTime) {
        return;
      }
    }
  }

  private List<Stretch> stretches(Instant upTo) {
    if (!upTo.isAfter(accountedTo)) {
      return List.of();
    }
    return CatchUpPolicy.settle(
        schedule, situation.plan().spec().catchUp(), accountedTo, upTo, now);
  }

  private void add(Stretch stretch) {
    Covers covers = Covers.of(stretch.fires());
    Piece piece =
        switch (stretch) {
          case OnTime onTime -> new Piece.Start(covers);
          case Late late -> new Piece.Late(covers, now.plus(late.delay()), Origin.CATCH_UP);
          case Missed missed ->
              new Piece.Over(covers, Ending.MISSED, missed.because(), OptionalLong.empty());
        };
    put(piece, stretch.fires());
  }

  private void overlapped(Fires fires, long blocker) {
    over(fires, SkippedBecause.OVERLAP, OptionalLong.of(blocker));
  }

  private void over(Fires fires, SkippedBecause because, OptionalLong blocker) {
    put(new Piece.Over(Covers.of(fires), Ending.SKIPPED, because, blocker), fires);
  }

  private void put(Piece piece, Fires fires) {
    pieces.add(piece);
    accountedTo = fires.last();
  }

  private Optional<Fires> fires(Instant upTo) {
    return schedule
        .latest(accountedTo, upTo)
        .map(last -> new Fires(accountedTo, last, schedule.count(accountedTo, last)));
  }

  private Decision moved() {
    return pieces.isEmpty()
        ? new Decision.NothingDue()
        : new Decision.Move(List.copyOf(pieces), Optional.empty());
  }

  private static Instant earliest(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
