package io.housekeeper.runtime.ledger.jdbi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.tukaani.xz.XZInputStream;

/**
 * A real PostgreSQL on a free port of this machine, as careful with its disk as the one that people
 * run. It ends with this JVM. Most tests want a database of the shared one; who breaks a server
 * starts one for that.
 */
public final class PostgresServer implements AutoCloseable {

  public static final String USER = "postgres";
  public static final String PASSWORD = "housekeeper";

  /** The file name in the archive, for what the JVM calls the processor. */
  private static final Map<String, String> PROGRAMS =
      Map.of(
          "amd64", "/postgres-linux-x86_64.txz",
          "aarch64", "/postgres-linux-arm_64.txz");

  /** Passwords over the network; whoever reaches the folder is let in, and that is the pooler. */
  private static final String WHO_MAY =
      """
      host all all 127.0.0.1/32 scram-sha-256
      local all all trust
      """;

  private static final List<String> SETTINGS =
      List.of(
          "fsync=on",
          "synchronous_commit=on",
          "full_page_writes=on",
          "max_connections=200",
          "log_lock_waits=on",
          "listen_addresses=127.0.0.1");

  private final ServerProcess process = new ServerProcess("QUIT");
  private final int port;
  private final AtomicInteger databases = new AtomicInteger();

  private PostgresServer() {
    try (InputStream programs = programs()) {
      process.unpack(new XZInputStream(programs));
      process.write("password", PASSWORD);
      process.run(
          "bin/initdb --no-sync --pgdata=data --encoding=UTF8"
              + " --locale-provider=builtin --locale=C.UTF-8"
              // Each of thousands of connections would calculate for longer than a test reads.
              + " --set scram_iterations=1 --auth=scram-sha-256 --username="
              + USER
              + " --pwfile=password");
      process.write("data/pg_hba.conf", WHO_MAY);
      port = freePort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start();
  }

  /** The one that all tests of this JVM use; it starts when first asked for. */
  public static PostgresServer shared() {
    return Shared.SERVER;
  }

  /** One for a test that breaks it. */
  public static PostgresServer ofItsOwn() {
    return new PostgresServer();
  }

  /** An empty database that nobody else uses. */
  public Database freshDatabase() {
    String name = "fresh" + databases.incrementAndGet();
    execute("CREATE DATABASE " + name);
    return new Database(name);
  }

  public int port() {
    return port;
  }

  /** The socket on which this server asks for no password. */
  Path socket() {
    return process.folder().resolve(".s.PGSQL." + port);
  }

  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** What the server wrote into its log, from its first start on. */
  public String log() {
    return process.said();
  }

  /** Ends the server at once: connections break, and its next start has to recover. */
  public void crash() {
    process.kill("QUIT");
  }

  /** Ends the server in good order, as an operator does who restarts it. */
  public void stop() {
    process.kill("INT");
  }

  /** Kills the first of its processes, as a system out of memory does; the others follow it. */
  public void kill() {
    List<ProcessHandle> others = process.handle().descendants().toList();
    process.kill("KILL");
    others.forEach(one -> one.onExit().join());
  }

  /** The server and all that it has started. */
  public List<ProcessHandle> processes() {
    ProcessHandle first = process.handle();
    return Stream.concat(Stream.of(first), first.descendants()).toList();
  }

  /** From its next start on it follows a primary that is not there: it can only be read. */
  public void becomeStandby() {
    process.run("touch data/standby.signal");
  }

  /** From its next start on it can be written again. */
  public void bePrimary() {
    process.run("rm data/standby.signal");
  }

  /** Starts it again, with what its disk has; the port stays. */
  public void start() {
    StringBuilder line =
        new StringBuilder("bin/postgres -D data -p " + port + " -k " + process.folder());
    SETTINGS.forEach(setting -> line.append(" -c ").append(setting));
    process.start(line.toString());
    awaitConnection();
  }

  @Override
  public void close() {
    process.close();
  }

  private void awaitConnection() {
    for (int attempt = 0; attempt < 3000; attempt++) {
      try {
        connect().close();
        return;
      } catch (SQLException e) {
        if (process.hasDied()) {
          break;
        }
        ServerProcess.pause();
      }
    }
    throw new IllegalStateException("PostgreSQL does not come up:\n" + log());
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url("postgres"), USER, PASSWORD);
  }

  /** Does something as the administrator of the server. */
  public void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static InputStream programs() {
    String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    String name = PROGRAMS.get(System.getProperty("os.arch"));
    InputStream found = name == null ? null : PostgresServer.class.getResourceAsStream(name);
    if (found == null || !machine.startsWith("Linux")) {
      throw new IllegalStateException("no PostgreSQL for tests on " + machine);
    }
    return found;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** An empty database at first; dropped when closed, whoever is still in it. */
  public final class Database implements AutoCloseable {

    private final String name;

    private Database(String name) {
      this.name = name;
    }

    public String name() {
      return name;
    }

    public String url() {
      return PostgresServer.this.url(name);
    }

    /** A source of plain connections: nothing is pooled. */
    public DataSource dataSource() {
      return source(url());
    }

    public PostgresServer server() {
      return PostgresServer.this;
    }

    @Override
    public void close() {
      execute("DROP DATABASE " + name + " WITH (FORCE)");
    }
  }

  static DataSource source(String url) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(url);
    source.setUser(USER);
    source.setPassword(PASSWORD);
    return source;
  }

  /** Starts the shared server when it is first asked for. */
  private static final class Shared {

    private static final PostgresServer SERVER = new PostgresServer();
  }
}
