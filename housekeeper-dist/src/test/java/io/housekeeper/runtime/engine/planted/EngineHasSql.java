package io.housekeeper.runtime.engine.planted;

import java.sql.Connection;
import java.sql.SQLException;

final class EngineHasSql {
  boolean open(Connection connection) throws SQLException {
    return !connection.isClosed();
  }
}
