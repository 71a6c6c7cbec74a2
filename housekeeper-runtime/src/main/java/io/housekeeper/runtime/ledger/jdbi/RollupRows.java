package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.Durations;
import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.Rollup.Counts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.StatementContext;

/** What happened to tasks, as rows of three tables that have the same figures. */
final class RollupRows {

  static final List<Column<Rollup.Key>> KEY =
      List.of(
          Column.integer("task_id", Rollup.Key::task),
          Column.integer("hour", Rollup.Key::hour),
          Column.integer("slot", Rollup.Key::slot));

  private static final List<Column<Rollup>> FIGURES =
      List.of(
          Column.bigint("runs", row -> row.counts().runs()),
          Column.bigint("bad", row -> row.counts().bad()),
          Column.bigint("skipped", row -> row.counts().skipped()),
          Column.bigint("missed", row -> row.counts().missed()),
          Column.bigint("ms", row -> row.counts().millis()),
          Column.text("hist", row -> row.durations().text()),
          Column.text("late", row -> row.lateness().text()));

  static final SumTexts ROLLUPS = new SumTexts("rollup", KEY, layout(KEY, RollupRows::key));

  static final SumTexts COUNTED =
      new SumTexts("counted", KEY.subList(0, 2), layout(KEY.subList(0, 2), RollupRows::countedKey));

  static final SumTexts TOTALS =
      new SumTexts(
          "total",
          KEY.subList(0, 1),
          layout(KEY.subList(0, 1), cells -> Rollup.Key.total(cells.integer())));

  private RollupRows() {}

  static Rollup.Key key(ResultSet row, StatementContext context) throws SQLException {
    return key(new Cells(row));
  }

  private static Rollup.Key key(Cells cells) throws SQLException {
    return new Rollup.Key(cells.integer(), cells.integer(), cells.integer());
  }

  static Rollup.Key countedKey(ResultSet row, StatementContext context) throws SQLException {
    return countedKey(new Cells(row));
  }

  private static Rollup.Key countedKey(Cells cells) throws SQLException {
    return new Rollup.Key(cells.integer(), cells.integer(), Rollup.Key.ALL_NODES);
  }

  private static Layout<Rollup> layout(
      List<Column<Rollup.Key>> key, Layout.Reader<Rollup.Key> reader) {
    Stream<Column<Rollup>> own = key.stream().map(column -> column.of(Rollup::key));
    return new Layout<>(
        Stream.concat(own, FIGURES.stream()).toList(), cells -> figures(cells, reader.read(cells)));
  }

  private static Rollup figures(Cells cells, Rollup.Key key) throws SQLException {
    Counts counts = counts(cells);
    return new Rollup(key, counts, Durations.parse(cells.text()), Durations.parse(cells.text()));
  }

  private static Counts counts(Cells cells) throws SQLException {
    return new Counts(
        cells.bigint(), cells.bigint(), cells.bigint(), cells.bigint(), cells.bigint());
  }

  /** Of all nodes together, without lengths. */
  static Rollup counts(ResultSet row, StatementContext context) throws SQLException {
    Cells cells = new Cells(row);
    return new Rollup(countedKey(cells), counts(cells), Durations.NONE, Durations.NONE);
  }
}
