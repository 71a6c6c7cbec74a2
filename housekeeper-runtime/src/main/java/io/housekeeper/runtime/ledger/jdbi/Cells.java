package io.housekeeper.runtime.ledger.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The values of one row, from left to right. */
final class Cells {

  private final ResultSet row;
  private int position;

  Cells(ResultSet row) {
    this.row = row;
  }

  long bigint() throws SQLException {
    return row.getLong(++position);
  }

  OptionalLong optionalBigint() throws SQLException {
    long value = bigint();
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }

  long bigintOr(long otherwise) throws SQLException {
    long value = bigint();
    return row.wasNull() ? otherwise : value;
  }

  int integer() throws SQLException {
    return row.getInt(++position);
  }

  boolean isTrue() throws SQLException {
    return integer() != 0;
  }

  Instant instant() throws SQLException {
    return Instant.ofEpochMilli(bigint());
  }

  Optional<Instant> optionalInstant() throws SQLException {
    long value = bigint();
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(value));
  }

  /** A text, or another one for none. */
  String textOr(String otherwise) throws SQLException {
    @Nullable String text = row.getString(++position);
    return text == null ? otherwise : text;
  }

  /** A text, or an empty one for none. */
  String text() throws SQLException {
    return textOr("");
  }
}
