package io.housekeeper.runtime.ledger.jdbi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The PgBouncer of this machine, if it has one, in transaction mode before one of the databases for
 * tests. What every machine has is {@link TransactionPooler}.
 */
final class PgBouncer implements AutoCloseable {

  private final ServerProcess process = new ServerProcess("KILL");
  private final PostgresServer.Database database;
  private final int port;

  /**
   * @param sessions how many of the server's sessions all clients share
   */
  PgBouncer(Path program, PostgresServer.Database database, int sessions) {
    this.database = database;
    try {
      port = PostgresServer.freePort();
      process.write(
          "users", "\"" + PostgresServer.USER + "\" \"" + PostgresServer.PASSWORD + "\"\n");
      process.write(
          "settings.ini",
          """
          [databases]
          * = host=127.0.0.1 port=%d
          [pgbouncer]
          listen_addr = 127.0.0.1
          listen_port = %d
          unix_socket_dir =
          auth_type = scram-sha-256
          auth_file = users
          pool_mode = transaction
          server_round_robin = 1
          default_pool_size = %d
          ignore_startup_parameters = extra_float_digits
          """
              .formatted(database.server().port(), port, sessions));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    process.start(program + " settings.ini");
    awaitConnection();
  }

  /** Where the program is, if this machine has it. */
  static Optional<Path> program() {
    return Stream.concat(
            Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1)),
            Stream.of("/usr/sbin"))
        .map(folder -> Path.of(folder, "pgbouncer"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database.name();
  }

  @Override
  public void close() {
    process.close();
  }

  private void awaitConnection() {
    for (int attempt = 0; attempt < 500; attempt++) {
      try {
        PostgresServer.source(url()).getConnection().close();
        return;
      } catch (SQLException e) {
        if (process.hasDied()) {
          break;
        }
        ServerProcess.pause();
      }
    }
    throw new IllegalStateException("PgBouncer does not come up:\n" + process.said());
  }
}
