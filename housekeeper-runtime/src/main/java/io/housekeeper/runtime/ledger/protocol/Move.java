package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Begun;
import io.housekeeper.runtime.ledger.Covers;
import io.housekeeper.runtime.ledger.Cursor;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Entry.Outcome;
import io.housekeeper.runtime.ledger.Links;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.LiveRow.Marks;
import io.housekeeper.runtime.ledger.Origin;
import io.housekeeper.runtime.ledger.Owner;
import io.housekeeper.runtime.ledger.Subject;
import io.housekeeper.runtime.ledger.Subject.Asked;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.protocol.ClaimRules.Situation;
import io.housekeeper.runtime.run.Attempts;
import io.housekeeper.runtime.run.RunState.Running;
import io.housekeeper.runtime.run.RunState.Waiting;
import io.housekeeper.runtime.run.Why;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes the rows of a decision and moves the cursor of its task over the fires it covers. */
final class Move {

  private final Draft draft;
  private final Situation situation;
  private TaskRow row;

  Move(Draft draft, Situation situation) {
    this.draft = draft;
    this.situation = situation;
    this.row = situation.row();
  }

  /** The task's row as it will be. */
  TaskRow make(Decision.Move move) {
    move.replaced().ifPresent(this::replace);
    for (Piece piece : move.pieces()) {
      row = row.with(row.cursor().movedTo(piece.covers().fireAt()));
      make(piece);
    }
    clearWhatIsPast();
    draft.change(row);
    return row;
  }

  private void make(Piece piece) {
    switch (piece) {
      case Piece.Start start -> start(start.covers());
      case Piece.Late late ->
          await(subject(late.origin(), late.covers()), Why.CATCH_UP, late.dueAt(), Marks.NONE);
      case Piece.Queue queue ->
          await(
              with(subject(Origin.SCHEDULE, queue.covers()), queue.blockedBy()),
              Why.QUEUED,
              // Not when it was written: should the clock go back, it would wait for that again.
              queue.covers().fireAt(),
              Marks.QUEUED);
      case Piece.Join join -> {
        Subject queued = join.queued().subject();
        draft.update(join.queued().with(queued.with(queued.covers().and(join.covers()))));
      }
      case Piece.Over over -> over(over);
    }
  }

  private void start(Covers covers) {
    Subject subject = subject(Origin.SCHEDULE, covers);
    Cursor cursor = row.cursor().fenced();
    row = row.with(countsFromEnd() ? cursor.waitingFor(subject.id()) : cursor);
    Owner owner = new Owner(draft.me().incarnation(), cursor.fence());
    draft.start(
        new LiveRow(
            subject,
            new Running(new Attempts(1, 0), false),
            Optional.of(owner),
            Optional.of(Begun.at(draft.now())),
            row.exclusion().exclusive() ? Marks.GUARD : Marks.NONE),
        situation.plan());
  }

  private void await(Subject subject, Why why, Instant dueAt, Marks marks) {
    if (countsFromEnd()) {
      row = row.with(row.cursor().waitingFor(subject.id()));
    }
    Waiting waiting = new Waiting(why, dueAt, Attempts.NONE);
    draft.await(new LiveRow(subject, waiting, Optional.empty(), Optional.empty(), marks));
  }

  private boolean countsFromEnd() {
    return situation.plan().countsFromEnd();
  }

  private void over(Piece.Over over) {
    draft.enter(
        new Entry(
            with(subject(Origin.SCHEDULE, over.covers()), over.blockedBy()),
            Outcome.because(over.ending(), over.because(), ""),
            Optional.empty(),
            draft.now(),
            draft.me().slot()));
  }

  private Subject subject(Origin origin, Covers covers) {
    return new Subject(draft.newId(), row.id(), origin, covers, Asked.NOTHING);
  }

  private static Subject with(Subject subject, OptionalLong blocker) {
    Links links = blocker.isPresent() ? Links.blockedBy(blocker.getAsLong()) : Links.NONE;
    return new Subject(
        subject.id(), subject.task(), subject.origin(), subject.covers(), new Asked(links, ""));
  }

  /** A run in the way that waits is over at once; one that executes is asked to end. */
  private void replace(LiveRow holder) {
    if (holder.state() instanceof Waiting) {
      Ends.cancel(draft, holder, "replaced by a newer fire");
    } else {
      draft.tables().live().wantCancelled(List.of(holder.id()));
    }
  }

  private void clearWhatIsPast() {
    Instant accountedTo = row.cursor().accountedTo();
    if (row.switches().skip().filter(fire -> !fire.isAfter(accountedTo)).isPresent()) {
      row = row.with(row.switches().skipping(Optional.empty()));
    }
    if (row.exclusion().past().filter(hold -> !hold.until().isAfter(accountedTo)).isPresent()) {
      row = row.past(Optional.empty());
    }
  }
}
