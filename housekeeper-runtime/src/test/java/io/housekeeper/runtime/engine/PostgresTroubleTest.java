package io.housekeeper.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.runtime.ledger.CannotOpenLedger;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.jdbi.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What becomes of a running node when something happens to its PostgreSQL. */
class PostgresTroubleTest {

  private final PostgresServer server = PostgresServer.shared();
  private PostgresServer.Database database;
  private String name;
  private String keeper;

  @BeforeEach
  void create() {
    database = server.freshDatabase();
    name = "PostgreSQL " + database.url().replaceAll(".*//", "");
    keeper = "keeper_of_" + database.name();
    server.execute("create role %s login password 'secret'".formatted(keeper));
    server.execute("alter database %s owner to %s".formatted(database.name(), keeper));
  }

  @AfterEach
  void drop() {
    server.execute("drop database if exists %s with (force)".formatted(database.name()));
    server.execute("drop role " + keeper);
  }

  private Ledger open() {
    return Ledgers.postgres(database.url(), keeper, "secret");
  }

  private void cutConnections() {
    server.execute(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'"
            .formatted(database.name()));
  }

  private void inDatabase(String sql) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @WaitingTest
  void aPasswordThatWasChanged() {
    try (Ledger ledger = open();
        Trouble trouble = Trouble.on(ledger)) {
      server.execute("alter role %s password 'another'".formatted(keeper));
      cutConnections();
      trouble.isNoticed();
      trouble.isShown(
          "%s does not let the user '%s' in. Check user and password (FATAL: password authentication failed for user \"%s\")."
              .formatted(name, keeper, keeper));
      server.execute("alter role %s password 'secret'".formatted(keeper));
      trouble.isOver();
    }
  }

  @WaitingTest
  void aDatabaseThatHasAnotherName() {
    try (Ledger ledger = open();
        Trouble trouble = Trouble.on(ledger)) {
      String elsewhere = database.name() + "_elsewhere";
      rename(database.name(), elsewhere);
      trouble.isNoticed();
      trouble.isShown(
          "%s does not exist. Create the database, or name another one (FATAL: database \"%s\" does not exist)."
              .formatted(name, database.name()));
      rename(elsewhere, database.name());
      trouble.isOver();
    }
  }

  private void rename(String from, String to) {
    server.execute("alter database %s allow_connections false".formatted(from));
    cutConnections();
    server.execute("alter database %s rename to %s".formatted(from, to));
    server.execute("alter database %s allow_connections true".formatted(to));
  }

  @WaitingTest
  void aUserWhoMayNoLongerWrite() {
    try (Ledger ledger = open();
        Trouble trouble = Trouble.on(ledger)) {
      inDatabase(
          "revoke insert, update, delete on all tables in schema housekeeper from " + keeper);
      trouble.isNoticed();
      inDatabase("grant insert, update, delete on all tables in schema housekeeper to " + keeper);
      trouble.isOver();
      assertThat(trouble.sentence())
          .startsWith(
              "%s does not let the user '%s' make what the ledger needs. Grant it, or create the schema for this user (ERROR: permission denied for table "
                  .formatted(name, keeper));
    }
  }

  @WaitingTest
  void aDatabaseThatIsReadOnlyUnlessOneAsksToWrite() {
    open().close();
    server.execute(
        "alter database %s set default_transaction_read_only = on".formatted(database.name()));
    try (Ledger ledger = open();
        Trouble trouble = Trouble.on(ledger)) {
      trouble.isNone();
    }
  }

  @WaitingTest
  void aDatabaseThatIsDroppedIsMissedAndMadeAnewAtTheNextStart() {
    try (Ledger ledger = open();
        Trouble trouble = Trouble.on(ledger)) {
      server.execute("drop database %s with (force)".formatted(database.name()));
      trouble.isNoticed();
      server.execute("create database %s owner %s".formatted(database.name(), keeper));
      trouble.isShown(
          "%s has no tables of the ledger any more. Restore them, or start anew to make new ones (ERROR: relation \"housekeeper."
              .formatted(name));
      assertThat(trouble.isReady()).isFalse();
    }
    try (Ledger ledger = open();
        Trouble trouble = Trouble.on(ledger)) {
      trouble.isNone();
    }
  }

  @WaitingTest
  void aReadOnlyDatabaseIsRefusedAtTheStart() {
    server.execute(
        "alter database %s set default_transaction_read_only = on".formatted(database.name()));
    assertThatThrownBy(this::open)
        .isInstanceOf(CannotOpenLedger.class)
        .hasMessage(
            name
                + " can only be read. If it is a standby, name its primary; if not, let it be"
                + " written (ERROR: cannot execute CREATE SCHEMA in a read-only transaction).");
  }

  @WaitingTest
  void aUserWhoMayNotWriteIsRefusedAtTheStart() {
    open().close();
    inDatabase("revoke update on housekeeper.task from " + keeper);
    assertThatThrownBy(this::open)
        .isInstanceOf(CannotOpenLedger.class)
        .hasMessageStartingWith(
            "%s does not let the user '%s' use the ledger: there is no UPDATE on task. Grant"
                .formatted(name, keeper));
  }
}
