package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.CannotOpenLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Copies a database file while it is in use. */
final class SqliteCopy {

  private SqliteCopy() {}

  static void of(Path file, Path copy) {
    Path source = SqliteOpening.existing(file);
    Path part = copy.resolveSibling(copy.getFileName() + ".part");
    try {
      Files.deleteIfExists(part);
      try (Connection connection = open(source);
          PreparedStatement statement = connection.prepareStatement("vacuum into ?")) {
        statement.setString(1, part.toString());
        statement.execute();
      }
      check(part);
      Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
    } catch (SQLException | IOException failure) {
      throw new CannotOpenLedger(
          "The ledger %s could not be copied to %s: %s."
              .formatted(source, copy, failure.getMessage()),
          failure);
    }
  }

  private static Connection open(Path file) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  private static void check(Path part) throws SQLException {
    try (Connection connection = open(part);
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("pragma integrity_check")) {
      if (!answer.next() || !answer.getString(1).equals("ok")) {
        throw new SQLException("the copy is damaged: " + answer.getString(1));
      }
    }
  }
}
