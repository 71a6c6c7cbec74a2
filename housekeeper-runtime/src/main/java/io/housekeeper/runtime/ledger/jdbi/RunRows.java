package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.AttemptRow;
import io.housekeeper.runtime.ledger.AttemptRow.Span;
import io.housekeeper.runtime.ledger.Begun;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Entry.Execution;
import io.housekeeper.runtime.ledger.Entry.Outcome;
import io.housekeeper.runtime.ledger.Figures;
import io.housekeeper.runtime.ledger.Glance;
import io.housekeeper.runtime.ledger.Subject;
import io.housekeeper.runtime.run.Reason;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/** What is over as rows. */
final class RunRows {

  private static final long UNKNOWN = -1;

  static final Layout<Entry> ENTRY = new Layout<>(columns(), RunRows::read);

  static final Layout<AttemptRow> ATTEMPT =
      new Layout<>(
          List.of(
              Column.bigint("run_id", AttemptRow::run),
              Column.integer("number", AttemptRow::number),
              Column.integer("state", attempt -> attempt.ending().number()),
              Column.instant("started_at", attempt -> attempt.span().startedAt()),
              Column.instant("ended_at", attempt -> attempt.span().endedAt()),
              Column.integer("slot", attempt -> attempt.span().slot()),
              Column.textIfAny("message", AttemptRow::message)),
          cells ->
              new AttemptRow(
                  cells.bigint(),
                  cells.integer(),
                  Endings.numbered(cells.integer()),
                  new Span(cells.instant(), cells.instant(), cells.integer()),
                  cells.text()));

  static final Layout<Glance> GLANCE =
      new Layout<>(
          List.of(
              Column.bigint("id", Glance::id),
              Column.integer("task_id", Glance::task),
              Column.integer("state", glance -> glance.ending().number()),
              Column.optionalBigint("ran_ms", Glance::millis)),
          cells ->
              new Glance(
                  cells.bigint(),
                  cells.integer(),
                  Endings.numbered(cells.integer()),
                  cells.optionalBigint()));

  private RunRows() {}

  private static List<Column<Entry>> columns() {
    List<Column<Entry>> columns = new ArrayList<>(SubjectColumns.of(Entry::subject));
    columns.addAll(
        List.of(
            Column.integer("state", entry -> entry.ending().number()),
            Column.integer("why", entry -> entry.outcome().because().map(Reason::number).orElse(0)),
            Column.textIfAny("message", entry -> entry.outcome().message()),
            Column.textIfAny("extra", entry -> entry.outcome().extra()),
            Column.instant("ended_at", Entry::endedAt),
            Column.integer("slot", Entry::slot),
            Column.optionalBigint("attempts", entry -> of(entry, Execution::attempts)),
            Column.optionalBigint("fence", entry -> of(entry, Execution::fence)),
            Column.optionalInstant(
                "started_at", entry -> entry.execution().map(Execution::startedAt)),
            Column.textIfAny("trace", Entry::trace),
            Column.optionalBigint("ran_ms", entry -> of(entry, run -> run.figures().millis())),
            Column.optionalBigint(
                "cpu_us", entry -> known(of(entry, run -> run.figures().cpuMicros()))),
            Column.optionalBigint(
                "allocated", entry -> known(of(entry, run -> run.figures().allocatedBytes())))));
    return columns;
  }

  private static Entry read(Cells cells) throws SQLException {
    Subject subject = SubjectColumns.read(cells);
    Outcome outcome =
        new Outcome(
            Endings.numbered(cells.integer()),
            Reason.numbered(cells.integer()),
            cells.text(),
            cells.text());
    Instant endedAt = cells.instant();
    int slot = cells.integer();
    return new Entry(subject, outcome, readExecution(cells), endedAt, slot);
  }

  private static Optional<Execution> readExecution(Cells cells) throws SQLException {
    int attempts = cells.integer();
    long fence = cells.bigint();
    Optional<Begun> begun = LiveRows.begun(cells);
    Figures figures = new Figures(cells.bigint(), cells.bigintOr(UNKNOWN), cells.bigintOr(UNKNOWN));
    return begun.map(begin -> new Execution(attempts, fence, begin, figures));
  }

  private static OptionalLong of(Entry entry, ToLongFunction<Execution> figure) {
    return entry.execution().isPresent()
        ? OptionalLong.of(figure.applyAsLong(entry.execution().get()))
        : OptionalLong.empty();
  }

  private static OptionalLong known(OptionalLong figure) {
    return figure.isPresent() && figure.getAsLong() == UNKNOWN ? OptionalLong.empty() : figure;
  }
}
