package io.housekeeper.runtime.ledger.jdbi;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * How rows travel to PostgreSQL: as one array for each column. A column that has the same value in
 * all rows travels as that value beside an empty array, which {@code unnest} fills up with nulls:
 * of most rows most columns are empty or alike. The first column always is an array, for it says
 * how many rows there are.
 */
final class PostgresRows {

  private PostgresRows() {}

  /** What stands for the rows in a statement. */
  static <R> String sql(List<Column<R>> columns) {
    Stream<String> values =
        Stream.concat(
            Stream.of("u." + columns.get(0).name()),
            columns.stream().skip(1).map(PostgresRows::ownOrCommon));
    return "(select %s from unnest(%s) as u(%s)) as r"
        .formatted(
            values.collect(joining(", ")),
            columns.stream().map(column -> ":" + column.name()).collect(joining(", ")),
            columns.stream().map(Column::name).collect(joining(", ")));
  }

  private static String ownOrCommon(Column<?> column) {
    return "coalesce(u.%1$s, cast(:%2$s as %3$s)) as %1$s"
        .formatted(column.name(), common(column), column.type().sql());
  }

  private static String common(Column<?> column) {
    return "common_" + column.name();
  }

  /** Gives a statement its rows. */
  static <R, S extends SqlStatement<S>> S bound(
      S statement, List<Column<R>> columns, List<R> rows) {
    Column<R> first = columns.get(0);
    statement.bind(first.name(), PostgresValues.array(first.type(), values(first, rows)));
    for (Column<R> column : columns.subList(1, columns.size())) {
      @Nullable Object[] values = values(column, rows);
      boolean alike = areAlike(values);
      @Nullable Object[] own = alike ? new Object[0] : values;
      statement.bind(column.name(), PostgresValues.array(column.type(), own));
      @Nullable Object common = alike ? values[0] : null;
      statement.bind(common(column), PostgresValues.one(column.type(), common));
    }
    return statement;
  }

  private static <R> @Nullable Object[] values(Column<R> column, List<R> rows) {
    @Nullable Object[] values = new Object[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.value().apply(rows.get(i));
    }
    return values;
  }

  private static boolean areAlike(@Nullable Object[] values) {
    for (@Nullable Object value : values) {
      if (!Objects.equals(value, values[0])) {
        return false;
      }
    }
    return true;
  }
}
