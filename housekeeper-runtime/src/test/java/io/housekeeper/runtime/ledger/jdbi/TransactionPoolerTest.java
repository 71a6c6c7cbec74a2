package io.housekeeper.runtime.ledger.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TransactionPoolerTest {

  private static final String SESSION = "SHOW housekeeper.session";

  @AutoClose
  private final PostgresServer.Database database = PostgresServer.shared().freshDatabase();

  @AutoClose private final TransactionPooler pooler = new TransactionPooler(database, 3);

  @Test
  void everyTransactionRunsInAnotherSession() throws Exception {
    try (Connection connection = pooler.dataSource().getConnection()) {
      List<String> sessions = new ArrayList<>();
      for (int turn = 0; turn < 6; turn++) {
        sessions.add(ask(connection, SESSION));
      }
      assertThat(sessions.subList(0, 3)).containsExactlyInAnyOrder("1", "2", "3");
      assertThat(sessions.subList(3, 6)).isEqualTo(sessions.subList(0, 3));
    }
  }

  @Test
  void aTransactionStaysInItsSession() throws Exception {
    try (Connection connection = pooler.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      String session = ask(connection, SESSION);
      assertThat(ask(connection, SESSION)).isEqualTo(session);
      connection.rollback();
      assertThat(ask(connection, SESSION)).isNotEqualTo(session);
    }
  }

  @Test
  void whatASessionKeepsIsNotThereInTheNextTransaction() throws Exception {
    try (Connection connection = pooler.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET lock_timeout = '7s'");
      assertThat(ask(connection, "SHOW lock_timeout")).isEqualTo("0");
      statement.execute("CREATE TEMPORARY TABLE mine (a int)");
      assertThatThrownBy(() -> ask(connection, "SELECT count(*) FROM mine"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void statementsThatTheDriverPreparesInTheServerAreNotFound() throws Exception {
    try (Connection connection = pooler.dataSource().getConnection()) {
      assertThatThrownBy(() -> executeOften(connection))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("26000"));
    }
    String url = pooler.url() + "?prepareThreshold=0";
    try (Connection connection = PostgresServer.source(url).getConnection()) {
      executeOften(connection);
    }
  }

  @Test
  void aClientThatLeavesInTheMiddleLeavesNothingBehind() throws Exception {
    try (Connection connection = pooler.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE task (name text)");
      connection.setAutoCommit(false);
      statement.execute("INSERT INTO task VALUES ('billing')");
    }
    try (Connection connection = pooler.dataSource().getConnection()) {
      for (int turn = 0; turn < 3; turn++) {
        assertThat(ask(connection, "SELECT count(*) FROM task")).isEqualTo("0");
      }
    }
  }

  private static void executeOften(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement statement = connection.prepareStatement("SELECT ?::int")) {
      for (int turn = 0; turn < 20; turn++) {
        statement.setInt(1, turn);
        statement.executeQuery().close();
        connection.commit();
      }
    }
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
