package io.housekeeper.runtime.ledger.jdbi;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.Query;

/** A transaction on PostgreSQL: many rows travel with one statement. */
final class PostgresSession extends Session {

  private final PostgresTexts texts;

  PostgresSession(Handle handle, PostgresTexts texts) {
    super(handle, KnownRows.none());
    this.texts = texts;
  }

  @Override
  Argument argument(Many many) {
    return PostgresValues.array(many.type(), many.values().toArray());
  }

  @Override
  Query queryByClock(String text) {
    return query(text);
  }

  @Override
  <R> int write(String text, List<Column<R>> columns, List<R> rows) {
    if (rows.isEmpty()) {
      return 0;
    }
    return PostgresRows.bound(update(texts.of(text, columns)), columns, rows).execute();
  }

  @Override
  <K, R> List<R> find(String text, List<Column<K>> columns, List<K> keys, Layout<R> layout) {
    return keys.isEmpty()
        ? List.of()
        : PostgresRows.bound(query(texts.of(text, columns)), columns, keys).map(layout).list();
  }

  @Override
  boolean isDuplicate(JdbiException thrown) {
    return PostgresFailures.isDuplicate(thrown);
  }
}
