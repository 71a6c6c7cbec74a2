package io.housekeeper.runtime.ledger.jdbi;

import java.sql.Types;
import java.util.Arrays;
import java.util.Objects;
import org.jdbi.v3.core.argument.Argument;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Values as PostgreSQL's driver takes them. */
final class PostgresValues {

  private PostgresValues() {}

  /** One value, or none. */
  static Argument one(Column.Type type, @Nullable Object value) {
    return (position, statement, context) -> {
      switch (value) {
        case null -> statement.setNull(position, typeOf(type));
        case Long number -> statement.setLong(position, number);
        case Integer number -> statement.setInt(position, number);
        default -> statement.setString(position, (String) value);
      }
    };
  }

  /** Many values in one. */
  static Argument array(Column.Type type, @Nullable Object[] values) {
    Object elements = elements(type, values);
    return (position, statement, context) -> {
      PGConnection connection = statement.getConnection().unwrap(PGConnection.class);
      statement.setArray(position, connection.createArrayOf(type.sql(), elements));
    };
  }

  /** Plain numbers where there are no nulls: the driver need not look into each of them. */
  private static Object elements(Column.Type type, @Nullable Object[] values) {
    boolean whole = Arrays.stream(values).noneMatch(value -> value == null);
    return switch (type) {
      case BIGINT -> whole ? longs(values) : Arrays.copyOf(values, values.length, Long[].class);
      case INTEGER -> whole ? ints(values) : Arrays.copyOf(values, values.length, Integer[].class);
      case TEXT -> Arrays.copyOf(values, values.length, String[].class);
    };
  }

  private static long[] longs(@Nullable Object[] values) {
    long[] longs = new long[values.length];
    for (int i = 0; i < longs.length; i++) {
      longs[i] = ((Number) Objects.requireNonNull(values[i])).longValue();
    }
    return longs;
  }

  private static int[] ints(@Nullable Object[] values) {
    int[] ints = new int[values.length];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = ((Number) Objects.requireNonNull(values[i])).intValue();
    }
    return ints;
  }

  private static int typeOf(Column.Type type) {
    return switch (type) {
      case BIGINT -> Types.BIGINT;
      case INTEGER -> Types.INTEGER;
      case TEXT -> Types.VARCHAR;
    };
  }
}
