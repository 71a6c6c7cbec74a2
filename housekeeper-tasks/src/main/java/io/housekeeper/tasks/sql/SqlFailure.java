package io.housekeeper.tasks.sql;

import java.sql.SQLException;

/**
 * A failure that is no database's, whose sentence says all; see {@code
 * io.housekeeper.tasks.Failure}.
 */
final class SqlFailure extends SQLException {

  private static final long serialVersionUID = 1;

  SqlFailure(String sentence) {
    super(sentence);
  }

  @Override
  @SuppressWarnings("OverrideThrowableToString") // What is kept with a run is what this says.
  public String toString() {
    return String.valueOf(getMessage());
  }
}
