package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.LedgerFailure;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** The statements of one transaction. */
abstract class Session {

  private final Handle handle;
  private final KnownRows known;

  Session(Handle handle, KnownRows known) {
    this.handle = handle;
    this.known = known;
  }

  /** The argument for a parameter that stands for many values. */
  abstract Argument argument(Many many);

  /** A query in which {@code :now} is the database's clock. */
  abstract Query queryByClock(String text);

  /**
   * Writes rows with one statement, in which {@code {rows}} stands for them. Returns how many it
   * wrote.
   */
  abstract <R> int write(String text, List<Column<R>> columns, List<R> rows);

  /** What a query finds for keys, which {@code {rows}} stands for. */
  abstract <K, R> List<R> find(
      String text, List<Column<K>> columns, List<K> keys, Layout<R> layout);

  /** Whether a statement failed because something that must be unique exists already. */
  abstract boolean isDuplicate(JdbiException thrown);

  /** What need not be read. */
  final KnownRows known() {
    return known;
  }

  final Handle handle() {
    return handle;
  }

  final Query query(String text) {
    return handle.createQuery(text);
  }

  final Update update(String text) {
    return handle.createUpdate(text);
  }

  /** What a query finds for many values; nothing is asked for none. */
  final <R> List<R> list(String text, Many many, RowMapper<R> mapper) {
    return list(text, many, mapper, query -> query);
  }

  /** The same for a query that wants to know more. */
  final <R> List<R> list(String text, Many many, RowMapper<R> mapper, UnaryOperator<Query> more) {
    return many.values().isEmpty()
        ? List.of()
        : list(more.apply(query(text)).bind(many.name(), argument(many)), mapper);
  }

  /** What a query finds, without the machinery that rows are streamed by: there may be many. */
  static <R> List<R> list(Query query, RowMapper<R> mapper) {
    return query.scanResultSet(
        (found, context) -> {
          List<R> rows = new ArrayList<>();
          try (ResultSet row = found.get()) {
            while (row.next()) {
              rows.add(mapper.map(row, context));
            }
          }
          return rows;
        });
  }

  /** Changes the rows of many values; nothing for none. Returns how many it changed. */
  final int change(String text, Many many) {
    return many.values().isEmpty() ? 0 : update(text).bind(many.name(), argument(many)).execute();
  }

  /** Writes rows; a conflict if one of them exists already. */
  final <R> void insert(String text, List<Column<R>> columns, List<R> rows) {
    unlessDuplicate("one of " + rows, () -> write(text, columns, rows));
  }

  /** Writes something; a conflict if it exists already. */
  final void unlessDuplicate(String what, Runnable write) {
    try {
      write.run();
    } catch (JdbiException e) {
      if (isDuplicate(e)) {
        throw new LedgerFailure.Conflict(what + " exists already", e);
      }
      throw e;
    }
  }
}
