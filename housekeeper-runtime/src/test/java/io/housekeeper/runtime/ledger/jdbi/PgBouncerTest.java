package io.housekeeper.runtime.ledger.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PgBouncerTest {

  @Test
  void transactionsOfOneClientRunInSeveralSessions() throws Exception {
    Optional<Path> program = PgBouncer.program();
    assumeTrue(program.isPresent(), "this machine has no PgBouncer");
    try (PostgresServer.Database database = PostgresServer.shared().freshDatabase();
        PgBouncer bouncer = new PgBouncer(program.get(), database, 3);
        Connection one = connect(bouncer);
        Connection other = connect(bouncer)) {
      one.setAutoCommit(false);
      String session = session(one);
      assertThat(session(one)).isEqualTo(session);

      Set<String> sessions = new HashSet<>();
      for (int turn = 0; turn < 6; turn++) {
        one.rollback();
        sessions.add(session(one));
        session(other);
      }
      assertThat(sessions).hasSizeGreaterThan(1);
    }
  }

  /** Nothing prepared in the server: PgBouncer keeps track of that from 1.21 on only. */
  private static Connection connect(PgBouncer bouncer) throws SQLException {
    return PostgresServer.source(bouncer.url() + "?prepareThreshold=0").getConnection();
  }

  private static String session(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT pg_backend_pid()")) {
      rows.next();
      return rows.getString(1);
    }
  }
}
