package io.housekeeper.runtime.ledger.jdbi;

import static java.util.stream.Collectors.joining;

import io.housekeeper.runtime.ledger.Rollup;
import java.util.List;

/** The statements of a table of sums. */
final class SumTexts {

  // Read here and written back changed: two who add at once would overwrite each other.
  private static final String LOCK =
      """
      select {t.columns} from {table} as t, {rows}
      where {same}
      order by {t.keys}
      for update of t
      """;

  private static final String INSERT =
      "insert into {table} ({columns}) select {r.columns} from {rows}";

  private static final String PUT =
      """
      insert into {table} ({columns}) select {r.columns} from {rows} where true
      on conflict ({keys}) do update set {taken}
      """;

  private static final String SOME_OF_TASK =
      """
      select {columns} from {table} where task_id = :task
      order by {keys} limit :limit
      for update
      """;

  private static final String DELETE =
      "delete from {table} where ({keys}) in (select {r.keys} from {rows})";

  final String lock;
  final String insert;
  final String put;
  final String someOfTask;
  final String delete;

  private final String table;
  private final List<Column<Rollup.Key>> key;
  private final Layout<Rollup> layout;

  /**
   * @param key the columns that make a row
   */
  SumTexts(String table, List<Column<Rollup.Key>> key, Layout<Rollup> layout) {
    this.table = table;
    this.key = List.copyOf(key);
    this.layout = layout;
    this.lock = sql(LOCK);
    this.insert = sql(INSERT);
    this.put = sql(PUT);
    this.someOfTask = sql(SOME_OF_TASK);
    this.delete = sql(DELETE);
  }

  List<Column<Rollup.Key>> key() {
    return key;
  }

  Layout<Rollup> layout() {
    return layout;
  }

  private String sql(String text) {
    return layout.sql(
        text.replace("{table}", "@" + table)
            .replace("{same}", names(" and ", "t.%1$s = r.%1$s"))
            .replace("{t.keys}", names(", ", "t.%s"))
            .replace("{r.keys}", names(", ", "r.%s"))
            .replace("{keys}", names(", ", "%s")));
  }

  private String names(String between, String each) {
    return key.stream().map(column -> each.formatted(column.name())).collect(joining(between));
  }
}
