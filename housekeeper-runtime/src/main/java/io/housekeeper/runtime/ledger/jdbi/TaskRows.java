package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.Cursor;
import io.housekeeper.runtime.ledger.PastHold;
import io.housekeeper.runtime.ledger.Pause;
import io.housekeeper.runtime.ledger.Switches;
import io.housekeeper.runtime.ledger.TaskKey;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.TaskRow.Exclusion;
import io.housekeeper.runtime.ledger.store.TaskTable.Update;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Tasks as rows. */
final class TaskRows {

  private static final List<Column<TaskRow>> KEY =
      List.of(
          Column.integer("id", TaskRow::id),
          Column.text("name", task -> task.key().name()),
          Column.text("scope", task -> task.key().scope()));

  private static final List<Column<TaskRow>> REST =
      List.of(
          Column.integer("rev", task -> task.cursor().rev()),
          Column.instant("accounted_to", task -> task.cursor().accountedTo()),
          Column.bigint("fence", task -> task.cursor().fence()),
          Column.optionalBigint("open_run", task -> task.cursor().open()),
          Column.integer("paused", task -> Pause.bits(task.switches().paused())),
          Column.integer("disabled", task -> task.switches().disabled() ? 1 : 0),
          Column.optionalInstant("skip_at", task -> task.switches().skip()),
          Column.optionalInstant("gone_at", task -> task.switches().gone()),
          Column.optionalInstant("until_at", task -> task.switches().until()),
          Column.integer("exclusive", task -> task.exclusion().exclusive() ? 1 : 0),
          Column.optionalBigint("held_run", TaskRows::heldRun),
          Column.optionalInstant("held_from", task -> task.exclusion().past().map(PastHold::from)),
          Column.optionalInstant(
              "held_until", task -> task.exclusion().past().map(PastHold::until)),
          Column.integer("crashes", TaskRow::crashes));

  static final Layout<TaskRow> TASK = new Layout<>(all(KEY, REST), TaskRows::read);

  /** What an update compares: the row as it was. */
  private static final List<Column<Update>> BEFORE =
      List.of(
          Column.integer("id", update -> update.before().id()),
          Column.integer("rev_was", update -> update.before().cursor().rev()),
          Column.instant("accounted_to_was", update -> update.before().cursor().accountedTo()),
          Column.bigint("fence_was", update -> update.before().cursor().fence()));

  /** For the update that nearly every claim makes: the cursor moved, or the fence. */
  static final List<Column<Update>> CURSOR =
      all(
          BEFORE,
          List.of(
              Column.instant("accounted_to", update -> update.after().cursor().accountedTo()),
              Column.bigint("fence", update -> update.after().cursor().fence())));

  /** For any other update. */
  static final List<Column<Update>> EVERYTHING =
      all(BEFORE, REST.stream().map(column -> column.of(Update::after)).toList());

  private static final Exclusion EXCLUSIVE = new Exclusion(true, Optional.empty());

  private TaskRows() {}

  /** Whether no more has changed than the cursor's instant and the fence. */
  static boolean movesOnlyTheCursor(Update update) {
    Cursor before = update.before().cursor();
    Cursor after = update.after().cursor();
    Cursor moved = new Cursor(before.rev(), after.accountedTo(), after.fence(), before.open());
    return update.before().with(moved).equals(update.after());
  }

  private static TaskRow read(Cells cells) throws SQLException {
    TaskKey key = new TaskKey(cells.integer(), cells.text(), cells.text());
    Cursor cursor =
        new Cursor(cells.integer(), cells.instant(), cells.bigint(), cells.optionalBigint());
    Switches switches = switches(cells);
    Exclusion exclusion = exclusion(cells);
    return new TaskRow(key, cursor, switches, exclusion, cells.integer());
  }

  /** Most tasks have the same, and there may be many. */
  private static Switches switches(Cells cells) throws SQLException {
    int paused = cells.integer();
    boolean disabled = cells.isTrue();
    Optional<Instant> skip = cells.optionalInstant();
    Optional<Instant> gone = cells.optionalInstant();
    Optional<Instant> until = cells.optionalInstant();
    boolean isOn = paused == 0 && !disabled && skip.isEmpty() && gone.isEmpty() && until.isEmpty();
    return isOn ? Switches.ON : new Switches(Pause.of(paused), disabled, skip, gone, until);
  }

  private static Exclusion exclusion(Cells cells) throws SQLException {
    boolean exclusive = cells.isTrue();
    Optional<PastHold> past = pastHold(cells);
    return past.isEmpty() && exclusive ? EXCLUSIVE : new Exclusion(exclusive, past);
  }

  private static Optional<PastHold> pastHold(Cells cells) throws SQLException {
    OptionalLong run = cells.optionalBigint();
    Instant from = cells.instant();
    Instant until = cells.instant();
    return run.isEmpty()
        ? Optional.empty()
        : Optional.of(new PastHold(run.getAsLong(), from, until));
  }

  private static OptionalLong heldRun(TaskRow task) {
    return task.exclusion()
        .past()
        .map(hold -> OptionalLong.of(hold.run()))
        .orElse(OptionalLong.empty());
  }

  private static <R> List<Column<R>> all(List<Column<R>> some, List<Column<R>> others) {
    List<Column<R>> all = new ArrayList<>(some);
    all.addAll(others);
    return List.copyOf(all);
  }
}
