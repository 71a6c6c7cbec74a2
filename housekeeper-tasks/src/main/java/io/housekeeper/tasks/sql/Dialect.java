package io.housekeeper.tasks.sql;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/** Which database it is, as far as that makes a difference. */
enum Dialect {
  POSTGRESQL,
  SQLITE,
  OTHER;

  static Dialect of(DatabaseMetaData about) throws SQLException {
    return switch (about.getDatabaseProductName()) {
      case "PostgreSQL" -> POSTGRESQL;
      case "SQLite" -> SQLITE;
      default -> OTHER;
    };
  }
}
