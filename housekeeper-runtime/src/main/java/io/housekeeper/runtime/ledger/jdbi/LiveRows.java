package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.Begun;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.LiveRow.Marks;
import io.housekeeper.runtime.ledger.Owner;
import io.housekeeper.runtime.ledger.Subject;
import io.housekeeper.runtime.run.Attempts;
import io.housekeeper.runtime.run.Reason;
import io.housekeeper.runtime.run.RunState;
import io.housekeeper.runtime.run.RunState.Ended;
import io.housekeeper.runtime.run.RunState.Running;
import io.housekeeper.runtime.run.RunState.Waiting;
import io.housekeeper.runtime.run.Why;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Runs that are not over as rows. */
final class LiveRows {

  private static final int WAITING = 10;
  private static final int RUNNING = 11;

  static final Layout<LiveRow> LIVE = new Layout<>(columns(), LiveRows::read);

  private LiveRows() {}

  private static List<Column<LiveRow>> columns() {
    List<Column<LiveRow>> columns = new ArrayList<>(SubjectColumns.of(LiveRow::subject));
    columns.addAll(
        List.of(
            Column.integer("state", LiveRows::state),
            Column.integer("why", LiveRows::why),
            Column.optionalInstant("due_at", LiveRows::dueAt),
            Column.integer("ending", LiveRows::ending),
            Column.integer("cancel", LiveRows::cancel),
            Column.integer("attempts", row -> row.state().attempts().started()),
            Column.integer("failed", row -> row.state().attempts().failed()),
            Column.optionalBigint("incarnation", row -> incarnation(row.owner())),
            Column.optionalBigint("fence", row -> fence(row.owner())),
            Column.optionalInstant("started_at", LiveRow::startedAt),
            Column.textIfAny("trace", LiveRow::trace),
            Column.optionalBigint("guard", row -> taskIf(row.marks().guard(), row)),
            Column.optionalBigint("queued", row -> taskIf(row.marks().queued(), row))));
    return columns;
  }

  private static LiveRow read(Cells cells) throws SQLException {
    Subject subject = SubjectColumns.read(cells);
    RunState state = readState(cells);
    OptionalLong incarnation = cells.optionalBigint();
    long fence = cells.bigint();
    Optional<Owner> owner =
        incarnation.isEmpty()
            ? Optional.empty()
            : Optional.of(new Owner(incarnation.getAsLong(), fence));
    Optional<Begun> begun = begun(cells);
    Marks marks = new Marks(cells.optionalBigint().isPresent(), cells.optionalBigint().isPresent());
    return new LiveRow(subject, state, owner, begun, marks);
  }

  static Optional<Begun> begun(Cells cells) throws SQLException {
    Optional<Instant> startedAt = cells.optionalInstant();
    String trace = cells.text();
    return startedAt.map(at -> new Begun(at, trace));
  }

  private static RunState readState(Cells cells) throws SQLException {
    int state = cells.integer();
    int why = cells.integer();
    Instant dueAt = cells.instant();
    int ending = cells.integer();
    boolean cancelWanted = cells.isTrue();
    Attempts attempts = new Attempts(cells.integer(), cells.integer());
    return switch (state) {
      case WAITING -> new Waiting(reason(why), dueAt, attempts);
      case RUNNING -> new Running(attempts, cancelWanted);
      case RunState.ZOMBIE -> new Ended(Endings.numbered(ending), attempts, true);
      default -> throw new SQLException("a run that is not over cannot have the state " + state);
    };
  }

  private static Why reason(int number) throws SQLException {
    if (Reason.numbered(number).orElse(null) instanceof Why why) {
      return why;
    }
    throw new SQLException("a run cannot wait for the reason " + number);
  }

  private static int state(LiveRow row) {
    return switch (row.state()) {
      case Waiting waiting -> WAITING;
      case Running running -> RUNNING;
      case Ended ended -> RunState.ZOMBIE;
    };
  }

  private static int why(LiveRow row) {
    return row.state() instanceof Waiting waiting ? waiting.why().number() : 0;
  }

  private static Optional<Instant> dueAt(LiveRow row) {
    return row.state() instanceof Waiting waiting ? Optional.of(waiting.dueAt()) : Optional.empty();
  }

  private static int ending(LiveRow row) {
    return row.state() instanceof Ended ended ? ended.ending().number() : 0;
  }

  private static int cancel(LiveRow row) {
    return row.state() instanceof Running running && running.cancelWanted() ? 1 : 0;
  }

  private static OptionalLong incarnation(Optional<Owner> owner) {
    return owner.isPresent() ? OptionalLong.of(owner.get().incarnation()) : OptionalLong.empty();
  }

  private static OptionalLong fence(Optional<Owner> owner) {
    return owner.isPresent() ? OptionalLong.of(owner.get().fence()) : OptionalLong.empty();
  }

  private static OptionalLong taskIf(boolean marked, LiveRow row) {
    return marked ? OptionalLong.of(row.task()) : OptionalLong.empty();
  }
}
