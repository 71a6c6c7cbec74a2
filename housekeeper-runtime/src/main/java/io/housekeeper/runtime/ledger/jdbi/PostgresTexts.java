package io.housekeeper.runtime.ledger.jdbi;

import java.util.List;
import java.util.regex.Matcher;

/**
 * The statements for PostgreSQL. Names are qualified, because a search path would be a state of the
 * session, and a pooler may give each transaction another one.
 */
final class PostgresTexts extends Texts {

  private static final String CLOCK =
      "cast(floor(extract(epoch from clock_timestamp()) * 1000) as bigint)";

  private final String schema;

  PostgresTexts(String schema) {
    this.schema = Matcher.quoteReplacement('"' + schema + '"');
  }

  @Override
  String translate(String text) {
    return text.replaceAll("@(\\w+)", schema + ".$1")
        .replaceAll("in \\((:\\w+)\\)", "= any($1)")
        .replace(":now", CLOCK);
  }

  @Override
  <R> String withRows(String text, List<Column<R>> columns) {
    return text.replace("{rows}", PostgresRows.sql(columns));
  }
}
