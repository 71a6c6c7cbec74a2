package io.housekeeper.runtime.ledger.jdbi;

import static io.housekeeper.runtime.ledger.store.SampleRows.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.api.Secret;
import io.housekeeper.runtime.ledger.CannotOpenLedger;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresOpeningTest {

  private static final String USER = PostgresServer.USER;
  private static final String PASSWORD = PostgresServer.PASSWORD;

  private PostgresServer.Database database;
  private String name;

  @BeforeEach
  void create() {
    database = PostgresServer.shared().freshDatabase();
    name = "PostgreSQL 127.0.0.1:%d/%s".formatted(database.server().port(), database.name());
  }

  @AfterEach
  void drop() {
    database.close();
  }

  private Store open(String url, String user, String password, String schema) {
    return JdbiStores.postgres(new PostgresAddress(url, user, Secret.of(password), schema));
  }

  private AbstractThrowableAssert<?, ? extends Throwable> opening(
      String url, String user, String password) {
    return assertThatThrownBy(() -> open(url, user, password, "housekeeper").close())
        .isInstanceOf(CannotOpenLedger.class);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void whatWasWrittenIsThereWhenItIsOpenedAgain() {
    try (Store store = open(database.url(), USER, PASSWORD, "housekeeper")) {
      insertTask(store);
    }
    try (Store store = open(database.url(), USER, PASSWORD, "housekeeper")) {
      assertThat(tasks(store)).isEqualTo(List.of(task(1)));
    }
  }

  @Test
  void eachSchemaIsALedgerOfItsOwn() {
    try (Store one = open(database.url(), USER, PASSWORD, "one");
        Store other = open(database.url(), USER, PASSWORD, "other")) {
      insertTask(one);
      assertThat(tasks(one)).hasSize(1);
      assertThat(tasks(other)).isEmpty();
    }
  }

  @Test
  void nodesThatStartAtTheSameTimeAllSucceed() {
    List<CompletableFuture<Store>> starting =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> open(database.url(), USER, PASSWORD, "housekeeper"),
                        work -> Thread.ofPlatform().start(work)))
            .limit(4)
            .toList();
    List<Store> stores = starting.stream().map(CompletableFuture::join).toList();
    insertTask(stores.get(0));
    assertThat(stores).allSatisfy(store -> assertThat(tasks(store)).hasSize(1));
    stores.forEach(Store::close);
  }

  @Test
  void aWrongPassword() {
    opening(database.url() + "?password=secret1", USER, "secret2")
        .hasMessage(
            "%s does not let the user 'postgres' in. Check user and password (FATAL: password authentication failed for user \"postgres\")."
                .formatted(name))
        .extracting(Throwable::toString)
        .asString()
        .doesNotContain("secret");
  }

  @Test
  void nobodyThere() throws IOException {
    int port = PostgresServer.freePort();
    opening("jdbc:postgresql://127.0.0.1:%d/ledger".formatted(port), USER, PASSWORD)
        .hasMessageStartingWith(
            "PostgreSQL 127.0.0.1:%d/ledger cannot be reached. Check that it runs, and its address ("
                .formatted(port));
  }

  @Test
  void aDatabaseThatDoesNotExist() {
    opening(database.server().url("nowhere"), USER, PASSWORD)
        .hasMessage(
            "PostgreSQL 127.0.0.1:%d/nowhere does not exist. Create the database, or name another one (FATAL: database \"nowhere\" does not exist)."
                .formatted(database.server().port()));
  }

  @Test
  void aUserThatMayNotMakeASchema() throws SQLException {
    String user = database.name() + "_guest";
    execute("create user %s password 'guest'".formatted(user));
    opening(database.url(), user, "guest")
        .hasMessageStartingWith(
            "%s does not let the user '%s' make what the ledger needs. Grant it, or create the schema for this user ("
                .formatted(name, user));
    execute("create schema housekeeper authorization " + user);
    open(database.url(), user, "guest", "housekeeper").close();
  }

  @Test
  void aUserWithoutRightsToALedgerOfAnother() throws SQLException {
    String user = database.name() + "_guest";
    execute("create user %s password 'guest'".formatted(user));
    open(database.url(), USER, PASSWORD, "housekeeper").close();
    opening(database.url(), user, "guest")
        .hasMessageStartingWith(
            "%s does not let the user '%s' use the ledger: there is no USAGE on schema housekeeper, SELECT on answered, attempt, audit, "
                .formatted(name, user));

    execute("grant usage on schema housekeeper to " + user);
    execute("grant select, insert, update, delete on all tables in schema housekeeper to " + user);
    execute("revoke insert on housekeeper.live, housekeeper.run from " + user);
    execute("revoke delete on housekeeper.live from " + user);
    opening(database.url(), user, "guest")
        .hasMessage(
            "%1$s does not let the user '%2$s' use the ledger: there is no INSERT on live, run, DELETE on live. Grant it (grant usage on schema housekeeper to \"%2$s\"; grant select, insert, update, delete on all tables in schema housekeeper to \"%2$s\")."
                .formatted(name, user));

    execute("grant insert, delete on housekeeper.live, housekeeper.run to " + user);
    try (Store store = open(database.url(), user, "guest", "housekeeper")) {
      insertTask(store);
    }
  }

  @Test
  void aSchemaWithSomethingElse() throws SQLException {
    execute("create schema housekeeper; create table housekeeper.other (id integer)");
    opening(database.url(), USER, PASSWORD)
        .hasMessageStartingWith(
            "The tables of the ledger in %s could not be brought up to date: Found non-empty schema(s) \"housekeeper\""
                .formatted(name));
  }

  @Test
  void aLedgerOfANewerVersion() throws SQLException {
    open(database.url(), USER, PASSWORD, "housekeeper").close();
    execute(
        """
        insert into housekeeper.schema_history (installed_rank, version, description, type, script,
          checksum, installed_by, execution_time, success)
        values (99, '99', 'newer', 'SQL', 'V99__newer.sql', 1, 'somebody', 1, true)
        """);
    opening(database.url(), USER, PASSWORD)
        .hasMessage(
            "The ledger in %s was written by a newer Housekeeper (its tables have version 99, this one knows 2). Start that version or a newer one."
                .formatted(name));
  }

  @Test
  void anOldServer() {
    PostgresOpening.refuseOlder(name, 14);
    assertThatThrownBy(() -> PostgresOpening.refuseOlder(name, 13))
        .isInstanceOf(CannotOpenLedger.class)
        .hasMessage(
            "%s is version 13, and the ledger needs 14 or newer. Upgrade it, or name another one."
                .formatted(name));
  }

  @Test
  void anAddressOfAnotherKind() {
    opening("jdbc:mysql://db/ledger?password=secret", USER, PASSWORD)
        .hasMessage(
            "The address of the ledger is not one of PostgreSQL: it must be like jdbc:postgresql://host:5432/database.");
  }

  @Test
  void aSchemaThatWouldNeedQuotes() {
    assertThatThrownBy(() -> open(database.url(), USER, PASSWORD, "House; drop"))
        .isInstanceOf(CannotOpenLedger.class)
        .hasMessage(
            "The schema 'House; drop' of the ledger must be of small letters, digits and '_', at most 63 of them.");
  }

  @Test
  void theAddressKeepsItsSecrets() {
    PostgresAddress address =
        new PostgresAddress(
            "jdbc:postgresql://db/ledger?password=secret",
            USER,
            Secret.of("secret"),
            PostgresAddress.DEFAULT_SCHEMA);
    assertThat(address).hasToString("PostgreSQL db:5432/ledger, schema housekeeper");
  }

  private static void insertTask(Store store) {
    store.write(
        Lane.RUNS,
        tx -> {
          tx.tasks().insert(List.of(task(1)));
          return true;
        });
  }

  private static List<?> tasks(Store store) {
    return store.read(tx -> tx.tasks().all());
  }
}
