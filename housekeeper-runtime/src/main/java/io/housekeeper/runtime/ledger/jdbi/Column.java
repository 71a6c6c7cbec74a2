package io.housekeeper.runtime.ledger.jdbi;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A column of a row, and where its value comes from.
 *
 * @param <R> the row
 */
record Column<R>(String name, Type type, Function<R, @Nullable Object> value) {

  /** What a column holds, by PostgreSQL's name. */
  enum Type {
    BIGINT("bigint"),
    INTEGER("integer"),
    TEXT("text");

    private final String sql;

    Type(String sql) {
      this.sql = sql;
    }

    String sql() {
      return sql;
    }
  }

  static <R> Column<R> bigint(String name, ToLongFunction<R> value) {
    return new Column<>(name, Type.BIGINT, value::applyAsLong);
  }

  static <R> Column<R> optionalBigint(String name, Function<R, OptionalLong> value) {
    return new Column<>(
        name,
        Type.BIGINT,
        row -> {
          OptionalLong number = value.apply(row);
          return number.isPresent() ? (Object) number.getAsLong() : null;
        });
  }

  static <R> Column<R> instant(String name, Function<R, Instant> value) {
    return new Column<>(name, Type.BIGINT, row -> value.apply(row).toEpochMilli());
  }

  static <R> Column<R> optionalInstant(String name, Function<R, Optional<Instant>> value) {
    return new Column<>(
        name,
        Type.BIGINT,
        row -> {
          Optional<Instant> instant = value.apply(row);
          return instant.isPresent() ? (Object) instant.get().toEpochMilli() : null;
        });
  }

  static <R> Column<R> integer(String name, ToIntFunction<R> value) {
    return new Column<>(name, Type.INTEGER, value::applyAsInt);
  }

  static <R> Column<R> text(String name, Function<R, String> value) {
    return new Column<>(name, Type.TEXT, value::apply);
  }

  /** A text that is mostly empty, and then not kept. */
  static <R> Column<R> textIfAny(String name, Function<R, String> value) {
    return new Column<>(
        name,
        Type.TEXT,
        row -> {
          String text = value.apply(row);
          return text.isEmpty() ? null : text;
        });
  }
}
