package io.housekeeper.runtime.ledger.jdbi;

import static java.util.stream.Collectors.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * How rows lie in their table: the columns, in the order in which they are written and read.
 *
 * @param <R> the row
 */
final class Layout<R> implements RowMapper<R> {

  /** Makes a row of its cells. */
  interface Reader<R> {
    R read(Cells cells) throws SQLException;
  }

  private final List<Column<R>> columns;
  private final Reader<R> reader;

  Layout(List<Column<R>> columns, Reader<R> reader) {
    this.columns = List.copyOf(columns);
    this.reader = reader;
  }

  List<Column<R>> columns() {
    return columns;
  }

  R read(Cells cells) throws SQLException {
    return reader.read(cells);
  }

  @Override
  public R map(ResultSet row, StatementContext context) throws SQLException {
    return reader.read(new Cells(row));
  }

  /**
   * A statement about these columns: {@code {columns}} stands for their names, {@code {x.columns}}
   * for the same with a prefix, and {@code {taken}} for their change to what could not be inserted.
   */
  String sql(String text) {
    return text.replace("{columns}", names(name -> name))
        .replace("{l.columns}", names(name -> "l." + name))
        .replace("{r.columns}", names(name -> "r." + name))
        .replace("{t.columns}", names(name -> "t." + name))
        .replace("{taken}", names(name -> name + " = excluded." + name));
  }

  /** The clause that sets all columns but some to those of {@code {rows}}. */
  String changes(String... but) {
    return columns.stream()
        .map(Column::name)
        .filter(name -> !List.of(but).contains(name))
        .map(name -> name + " = r." + name)
        .collect(joining(", "));
  }

  private String names(Function<String, String> each) {
    return columns.stream().map(Column::name).map(each).collect(joining(", "));
  }
}
