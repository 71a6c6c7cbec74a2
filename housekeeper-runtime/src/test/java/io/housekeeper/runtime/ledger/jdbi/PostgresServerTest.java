package io.housekeeper.runtime.ledger.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class PostgresServerTest {

  @Test
  void itIsPostgreSql18AndAsCarefulAsInProduction() throws Exception {
    try (PostgresServer.Database database = PostgresServer.shared().freshDatabase()) {
      DataSource source = database.dataSource();
      assertThat(ask(source, "SHOW server_version")).startsWith("18.");
      assertThat(ask(source, "SHOW fsync")).isEqualTo("on");
      assertThat(ask(source, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(ask(source, "SHOW full_page_writes")).isEqualTo("on");
      assertThat(ask(source, "SHOW max_connections")).isEqualTo("200");
      assertThat(ask(source, "SHOW log_lock_waits")).isEqualTo("on");
    }
  }

  @Test
  void everyDatabaseIsFreshAndCanBeDroppedWhileInUse() throws Exception {
    PostgresServer.Database one = PostgresServer.shared().freshDatabase();
    try (PostgresServer.Database other = PostgresServer.shared().freshDatabase();
        Connection inUse = one.dataSource().getConnection();
        Statement statement = inUse.createStatement()) {
      statement.execute("CREATE TABLE task (name text)");
      assertThat(ask(other.dataSource(), "SELECT to_regclass('task')")).isEqualTo("null");

      one.close();

      assertThatThrownBy(() -> statement.execute("SELECT 1")).isInstanceOf(SQLException.class);
      assertThat(
              ask(
                  other.dataSource(),
                  "SELECT count(*) FROM pg_database WHERE datname = '" + one.name() + "'"))
          .isEqualTo("0");
    }
  }

  @Test
  void aWrongPasswordIsRefused() {
    String url = PostgresServer.shared().url("postgres");
    assertThatThrownBy(() -> DriverManager.getConnection(url, PostgresServer.USER, "wrong"))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
  }

  @Test
  void whatWasCommittedIsThereAfterACrashAndNothingIsLeftAtTheEnd() throws Exception {
    PostgresServer server = PostgresServer.ofItsOwn();
    try (server) {
      DataSource source = server.freshDatabase().dataSource();
      try (Connection connection = source.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE task AS SELECT 'billing' AS name");

        server.crash();

        assertThatThrownBy(() -> statement.execute("SELECT 1")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> source.getConnection().close()).isInstanceOf(SQLException.class);
      }
      server.start();
      assertThat(ask(source, "SELECT name FROM task")).isEqualTo("billing");
    }
    assertThat(Files.exists(server.socket().getParent())).isFalse();
  }

  private static String ask(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    }
  }
}
