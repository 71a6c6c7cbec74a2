package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.CannotOpenLedger;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import io.housekeeper.runtime.ledger.store.Transaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/** Opens a ledger in PostgreSQL. */
final class PostgresOpening {

  private static final int OLDEST = 14;
  private static final int READERS = 4;
  private static final int CONNECT_SECONDS = 3;
  private static final int SOCKET_SECONDS = 5;

  private final PostgresAddress address;
  private final String name;
  private final PostgresRefusal refusal;

  private PostgresOpening(PostgresAddress address) {
    this.address = address;
    this.name = address.name();
    this.refusal = new PostgresRefusal(name, address.user());
  }

  static PostgresStore open(PostgresAddress address) {
    return new PostgresOpening(address).open();
  }

  /** Needs no more than the right to read, and changes nothing. */
  static ReadingStore reading(PostgresAddress address) {
    return new PostgresOpening(address).reading();
  }

  private ReadingStore reading() {
    reach();
    PostgresPool pool =
        PostgresPool.reading(
            1, source(), new PostgresTexts(address.schema()), new PostgresFailures(refusal));
    return new ReadingStore(new FromPool(pool));
  }

  private record FromPool(PostgresPool pool) implements ReadingStore.Reading {

    @Override
    public <T> T read(Function<Transaction, T> work) {
      return pool.transact(work);
    }

    @Override
    public void close() {
      pool.close();
    }
  }

  static void reach(PostgresAddress address) {
    new PostgresOpening(address).reach();
  }

  private void reach() {
    try (Connection connection = source().getConnection()) {
      refuseOlder(name, connection.getMetaData().getDatabaseMajorVersion());
    } catch (SQLException e) {
      throw refusal(e);
    }
  }

  private PostgresStore open() {
    boolean pooled;
    try (Connection connection = source().getConnection()) {
      refuseOlder(name, connection.getMetaData().getDatabaseMajorVersion());
      pooled = isPooled(connection);
      migrate(connection);
    } catch (SQLException e) {
      throw refusal(e);
    } catch (FlywayException e) {
      throw refusal(e);
    }
    return store(pooled);
  }

  static void refuseOlder(String name, int version) {
    if (version < OLDEST) {
      throw new CannotOpenLedger(
          "%s is version %d, and the ledger needs %d or newer. Upgrade it, or name another one."
              .formatted(name, version, OLDEST),
          null);
    }
  }

  /**
   * Whether there is a pooler between: then the process that answers is not the one that the
   * connection was told of, and statements that one session has prepared are unknown to the next.
   */
  private static boolean isPooled(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      return row.getInt(1) != connection.unwrap(PGConnection.class).getBackendPID();
    }
  }

  /** Nodes that start at the same time come here one after the other. */
  private void migrate(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local lock_timeout = '60s'");
      statement.execute("set local statement_timeout = 0");
      statement.execute(
          "select pg_advisory_xact_lock(hashtext('housekeeper.%s'))".formatted(address.schema()));
      createSchema(statement);
      refuseWithoutRights(statement);
      Schema.ofPostgres("the ledger in " + name, address.schema()).migrate(connection);
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    }
  }

  /** Asks first: "if not exists" wants the right to create it even where it exists. */
  private void createSchema(Statement statement) throws SQLException {
    boolean exists;
    try (ResultSet row =
        statement.executeQuery(
            "select 1 from pg_namespace where nspname = '%s'".formatted(address.schema()))) {
      exists = row.next();
    }
    if (!exists) {
      statement.execute("create schema \"%s\"".formatted(address.schema()));
    }
  }

  /** Asks now: a node that finds out one after the other would fail later, in the middle. */
  private void refuseWithoutRights(Statement statement) throws SQLException {
    List<String> missing = PostgresRights.missing(statement, address.schema());
    if (!missing.isEmpty()) {
      throw new CannotOpenLedger(refusal.withoutRights(missing, address.schema()), null);
    }
  }

  private CannotOpenLedger refusal(Exception thrown) {
    return refusal.of(thrown);
  }

  private PostgresStore store(boolean pooled) {
    PGSimpleDataSource source = source();
    source.setSocketTimeout(SOCKET_SECONDS);
    if (pooled) {
      source.setPrepareThreshold(0);
    }
    PostgresTexts texts = new PostgresTexts(address.schema());
    PostgresFailures failures = new PostgresFailures(refusal);
    List<PostgresPool> opened = new ArrayList<>();
    try {
      Map<Lane, PostgresPool> lanes = new EnumMap<>(Lane.class);
      for (Lane lane : Lane.values()) {
        PostgresPool pool =
            PostgresPool.writing(lane.name().toLowerCase(Locale.ROOT), source, texts, failures);
        opened.add(pool);
        lanes.put(lane, pool);
      }
      return new PostgresStore(lanes, PostgresPool.reading(READERS, source, texts, failures));
    } catch (RuntimeException e) {
      opened.forEach(PostgresPool::close);
      throw refusal(e);
    }
  }

  private PGSimpleDataSource source() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(address.url());
    source.setUser(address.user());
    source.setPassword(address.password().reveal());
    source.setApplicationName("housekeeper");
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setTcpKeepAlive(true);
    return source;
  }
}
