package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.run.Ending;
import java.sql.SQLException;

/** Ends by the numbers that the ledger keeps. */
final class Endings {

  private Endings() {}

  static Ending numbered(int number) throws SQLException {
    for (Ending ending : Ending.values()) {
      if (ending.number() == number) {
        return ending;
      }
    }
    throw new SQLException("there is no end with the number " + number);
  }
}
