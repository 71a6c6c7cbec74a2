package io.housekeeper.benchmarks.ledger;

import io.housekeeper.api.Secret;
import io.housekeeper.runtime.boot.LedgerAddress;
import io.housekeeper.runtime.ledger.jdbi.JdbiStores;
import io.housekeeper.runtime.ledger.jdbi.Plans;
import io.housekeeper.runtime.ledger.jdbi.PostgresAddress;
import io.housekeeper.runtime.ledger.jdbi.PostgresPlans;
import io.housekeeper.runtime.ledger.jdbi.PostgresServer;
import io.housekeeper.runtime.ledger.jdbi.SqlitePlans;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import io.housekeeper.runtime.ledger.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where the ledger can be. Each is new and empty when it is opened. */
enum Databases {
  MEMORY {
    @Override
    Place open() {
      return new Place(
          () -> new MemoryStore(InstantSource.system()),
          Optional.empty(),
          Optional.empty(),
          () -> {
            throw new SQLException("there is no database");
          },
          () -> {});
    }
  },

  SQLITE {
    @Override
    Place open() {
      Path file = folder().resolve("ledger.db");
      return new Place(
          () -> JdbiStores.sqlite(file, InstantSource.system()),
          Optional.of(new LedgerAddress.Sqlite(file)),
          Optional.of(
              () ->
                  DriverManager.getConnection(
                      "jdbc:sqlite:" + file + "?synchronous=FULL&transaction_mode=IMMEDIATE")),
          () -> new SqlitePlans(file),
          () -> delete(file));
    }
  },

  POSTGRESQL {
    @Override
    Place open() {
      PostgresServer.Database database = PostgresServer.shared().freshDatabase();
      PostgresAddress address =
          new PostgresAddress(
              database.url(),
              PostgresServer.USER,
              Secret.of(PostgresServer.PASSWORD),
              PostgresAddress.DEFAULT_SCHEMA);
      return new Place(
          () -> JdbiStores.postgres(address),
          Optional.of(
              new LedgerAddress.Postgres(
                  address.url(), address.user(), address.password(), address.schema())),
          Optional.of(
              () ->
                  DriverManager.getConnection(
                      database.url(), PostgresServer.USER, PostgresServer.PASSWORD)),
          () -> new PostgresPlans(database.url()),
          database::close);
    }
  };

  abstract Place open();

  /** What it is called on a command line. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What is measured with a database; says whether it is as wanted. */
  interface Measuring {
    boolean measure(Databases database) throws Exception;
  }

  /** Measures with each of both, or with those that are named, and ends the process with 0 or 1. */
  static void each(String[] arguments, String help, Measuring one) throws Exception {
    List<String> words = List.of(arguments);
    if (words.contains("--help")) {
      System.out.print(help);
      return;
    }
    boolean passes = true;
    for (Databases database : List.of(SQLITE, POSTGRESQL)) {
      if (words.isEmpty() || words.contains(database.word())) {
        passes &= one.measure(database);
      }
    }
    System.exit(passes ? 0 : 1);
  }

  /** Opens a connection beside the ledger. */
  interface Connecting {
    Connection connect() throws SQLException;
  }

  /** Opens what shows plans. */
  interface Planning {
    Plans open() throws SQLException;
  }

  /** Opens the ledger, which makes its tables. */
  interface Opening {
    Store open();
  }

  /**
   * One database.
   *
   * @param address for a whole Housekeeper
   */
  record Place(
      Opening ledger,
      Optional<LedgerAddress> address,
      Optional<Connecting> beside,
      Planning planning,
      Runnable end)
      implements AutoCloseable {

    Store store() {
      return ledger.open();
    }

    Plans plans() throws SQLException {
      return planning.open();
    }

    /** A connection to a database in which the tables of the ledger are. */
    Connection connect() throws SQLException {
      return beside.orElseThrow().connect();
    }

    @Override
    public void close() {
      end.run();
    }
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("housekeeper-benchmark");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try (var files =
        Files.newDirectoryStream(Optional.ofNullable(file.getParent()).orElseThrow())) {
      for (Path one : files) {
        Files.delete(one);
      }
      Files.delete(Optional.ofNullable(file.getParent()).orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
