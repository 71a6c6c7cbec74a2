package io.housekeeper.tasks.backup;

import io.housekeeper.api.TaskRun;
import io.housekeeper.tasks.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Copies what the database is at one moment, while others go on to write. */
record SqliteCopier(String database) implements Copier {

  @Override
  public String ending() {
    return ".db";
  }

  @Override
  public void copy(Path to, TaskRun run) throws SQLException, IOException {
    try (Connection connection = run.database(database).getConnection();
        PreparedStatement statement = prepared(connection, "vacuum into ?", to)) {
      statement.execute();
    }
  }

  private static PreparedStatement prepared(Connection connection, String sql, Path file)
      throws SQLException, IOException {
    String product = connection.getMetaData().getDatabaseProductName();
    if (!product.equals("SQLite")) {
      throw new Failure("the database is one of " + product + ", and none of SQLite");
    }
    connection.setAutoCommit(true);
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setString(1, file.toAbsolutePath().toString());
    return statement;
  }

  @Override
  public void verify(Path copy, TaskRun run) throws SQLException, IOException {
    try (Connection connection = run.database(database).getConnection();
        PreparedStatement attach = prepared(connection, "attach ? as copied", copy)) {
      attach.execute();
      try (Statement statement = connection.createStatement()) {
        check(statement);
      } finally {
        try (Statement statement = connection.createStatement()) {
          statement.execute("detach copied");
        }
      }
    }
  }

  private static void check(Statement statement) throws SQLException, IOException {
    try (ResultSet rows = statement.executeQuery("pragma copied.integrity_check")) {
      String said = rows.next() ? rows.getString(1) : "nothing";
      if (!said.equals("ok")) {
        throw new Failure("the copy is not sound: " + said);
      }
    }
  }
}
