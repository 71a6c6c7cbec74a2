package io.housekeeper.runtime.ledger.jdbi;

import java.util.List;

/** The statements for SQLite: there is one writer, so nothing is locked. */
final class SqliteTexts extends Texts {

  /** Some rows for each row of another table; in a join SQLite has no such queries. */
  private static final String LATERAL =
      "cross join lateral \\(\\s*select x\\.\\* from (@\\w+) as x ([^()]*)\\) as (\\w+)";

  private static final String SOME_IDS = "join $1 as $3 on $3.id in (select x.id from $1 as x $2)";

  @Override
  String translate(String text) {
    return text.replaceAll(LATERAL, SOME_IDS)
        .replaceAll("\\s+for (no key update|key share|update)( of t)?( skip locked)?", "")
        .replaceAll("@(\\w+)", "$1")
        .replaceAll("in \\((:\\w+)\\)", "in (select value from json_each($1))");
  }

  /** The statement that finds rows by keys, which travel as JSON. */
  <K> String ofKeys(String text, List<Column<K>> columns) {
    return of(withKeys(text, columns));
  }

  private static <K> String withKeys(String text, List<Column<K>> columns) {
    String sql = text.replace("{rows}", "json_each(?1) as k");
    for (int i = 0; i < columns.size(); i++) {
      sql = sql.replaceAll("\\br\\.%s\\b".formatted(columns.get(i).name()), "k.value ->> " + i);
    }
    return sql;
  }

  /** Rows are written one by one: their columns are parameters. */
  @Override
  <R> String withRows(String text, List<Column<R>> columns) {
    String sql = text.replaceAll("(\\s+from|,) \\{rows}", "");
    for (int i = 0; i < columns.size(); i++) {
      sql = sql.replaceAll("\\br\\.%s\\b".formatted(columns.get(i).name()), "?" + (i + 1));
    }
    return sql;
  }
}
