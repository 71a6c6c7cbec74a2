package io.housekeeper.runtime.ledger.jdbi;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * The statements for SQLite: there is one writer, so nothing is locked, and rows are written one by
 * one.
 */
final class SqliteTexts extends Texts {

  @Override
  String translate(String text) {
    return text.replaceAll("\\s+for (no key update|key share|update)( skip locked)?", "")
        .replaceAll("@(\\w+)", "$1")
        .replaceAll("in \\((:\\w+)\\)", "in (select value from json_each($1))");
  }

  @Override
  <R> String rows(List<Column<R>> columns) {
    return columns.stream()
        .map(column -> "? as " + column.name())
        .collect(joining(", ", "(select ", ") as r"));
  }
}
