package io.housekeeper.tasks.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A server of the PostgreSQL that is installed on this machine, with the programs that belong to
 * it. It lies in a folder of its own, asks for passwords by SCRAM, and goes when this JVM goes.
 */
final class InstalledPostgres implements AutoCloseable {

  static final String ADMINISTRATOR = "postgres";
  static final String PASSWORD = "adm1nistrator";

  /** Where Debian has them: a folder for each version. */
  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

  private static final List<String> PROGRAMS =
      List.of("initdb", "pg_ctl", "postgres", "pg_dump", "pg_restore");

  /** Runs the arguments as somebody else where the tests run as root, whom the server refuses. */
  private static final String AS_SOMEBODY_ELSE =
      """
      if [ "$(id -u)" = 0 ]; then
        for as in "setpriv --reuid=65534 --regid=65534 --clear-groups --" "runuser -u nobody --" \
          "unshare --user --"
        do
          $as true >/dev/null 2>&1 && exec $as "$@"
        done
      fi
      exec "$@"
      """;

  private static final String KEEPER =
      """
      trap '' HUP INT TERM
      folder=$(mktemp -d "$2/housekeeper-test-XXXXXX") && cd "$folder" || exit
      echo "$4" >password
      "$1/initdb" --no-sync --pgdata=data --encoding=UTF8 --locale=C --auth=scram-sha-256 \
        --username=postgres --pwfile=password >log 2>&1 &&
      "$1/pg_ctl" start --wait --pgdata=data --log=server.log \
        --options="-p $3 -k '$folder' -c listen_addresses=127.0.0.1" </dev/null >>log 2>&1 &&
      echo up || cat log server.log
      read -r nothing
      "$1/pg_ctl" stop --wait --mode=immediate --pgdata=data >>log 2>&1
      cd / && rm -rf "$folder"
      """;

  private final Path programs;
  private final int port;
  private final Process keeper;

  InstalledPostgres(Path programs) throws IOException {
    this.programs = programs;
    this.port = freePort();
    String temp = System.getProperty("java.io.tmpdir", "/tmp");
    keeper =
        new ProcessBuilder(
                List.of(
                    "sh",
                    "-c",
                    AS_SOMEBODY_ELSE,
                    "as",
                    "sh",
                    "-c",
                    KEEPER,
                    "keeper",
                    programs.toString(),
                    temp,
                    Integer.toString(port),
                    PASSWORD))
            .redirectErrorStream(true)
            .start();
    BufferedReader said = keeper.inputReader(UTF_8);
    String line = said.readLine();
    if (!"up".equals(line)) {
      keeper.getOutputStream().close();
      throw new IllegalStateException(
          "PostgreSQL does not come up: " + line + said.lines().toList());
    }
  }

  /** Where the programs of the newest version are, if this machine has any. */
  static Optional<Path> programs() throws IOException {
    if (!Files.isDirectory(INSTALLED)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(INSTALLED)) {
      return versions
          .filter(one -> String.valueOf(one.getFileName()).matches("\\d{1,9}"))
          .max(Comparator.comparing(one -> Integer.valueOf(String.valueOf(one.getFileName()))))
          .map(one -> one.resolve("bin"))
          .filter(
              folder -> PROGRAMS.stream().allMatch(one -> Files.isExecutable(folder.resolve(one))));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  Path program(String name) {
    return programs.resolve(name);
  }

  int port() {
    return port;
  }

  /** As its administrator. */
  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database), ADMINISTRATOR, PASSWORD);
  }

  void execute(String database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first value of the first row. */
  String ask(String database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    }
  }

  @Override
  public void close() throws IOException {
    keeper.getOutputStream().close();
    keeper.onExit().join();
  }
}
