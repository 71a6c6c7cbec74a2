package io.housekeeper.runtime.ledger.jdbi;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** A transaction on PostgreSQL: many rows travel as one array for each column. */
final class PostgresSession extends Session {

  private final PostgresTexts texts;

  PostgresSession(Handle handle, PostgresTexts texts) {
    super(handle);
    this.texts = texts;
  }

  @Override
  Argument argument(Many many) {
    return array(many.type(), many.values());
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
    Update update = update(texts.of(text, columns));
    for (Column<R> column : columns) {
      // A list of its own: toList() of a stream takes nulls.
      update.bind(column.name(), array(column.type(), rows.stream().map(column.value()).toList()));
    }
    return update.execute();
  }

  @Override
  boolean isDuplicate(JdbiException thrown) {
    return PostgresFailures.isDuplicate(thrown);
  }

  private static Argument array(Column.Type type, Collection<?> values) {
    Object[] elements =
        switch (type) {
          case BIGINT -> values.toArray(new Long[0]);
          case INTEGER -> values.toArray(new Integer[0]);
          case TEXT -> values.toArray(new String[0]);
        };
    return (position, statement, context) ->
        statement.setArray(position, statement.getConnection().createArrayOf(type.sql(), elements));
  }
}
