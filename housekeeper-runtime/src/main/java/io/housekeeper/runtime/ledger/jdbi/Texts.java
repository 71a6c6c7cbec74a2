package io.housekeeper.runtime.ledger.jdbi;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.TemplateEngine;

/**
 * The statements in the words of one database. They are written in PostgreSQL's, with {@code @task}
 * for a table, {@code in (:ids)} for many values, {@code :now} for the clock and {@code {rows}} for
 * rows that are written.
 */
abstract class Texts implements TemplateEngine {

  private final ConcurrentMap<String, String> translated = new ConcurrentHashMap<>();

  @Override
  public final String render(String text, StatementContext context) {
    return of(text);
  }

  final String of(String text) {
    return translated.computeIfAbsent(text, this::translate);
  }

  /** The statement that writes rows with these columns. */
  final <R> String of(String text, List<Column<R>> columns) {
    return translated.computeIfAbsent(text, key -> translate(withRows(key, columns)));
  }

  abstract String translate(String text);

  /** The statement with what stands for rows; they are called {@code r}. */
  abstract <R> String withRows(String text, List<Column<R>> columns);
}
