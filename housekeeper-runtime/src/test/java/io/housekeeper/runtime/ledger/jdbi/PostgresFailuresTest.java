package io.housekeeper.runtime.ledger.jdbi;

import static io.housekeeper.runtime.ledger.store.SampleRows.entry;
import static io.housekeeper.runtime.ledger.store.SampleRows.fire;
import static io.housekeeper.runtime.ledger.store.SampleRows.task;
import static io.housekeeper.runtime.ledger.store.Stored.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.runtime.ledger.LedgerFailure;
import io.housekeeper.runtime.ledger.LedgerFailure.Conflict;
import io.housekeeper.runtime.ledger.LedgerFailure.OutcomeUnknown;
import io.housekeeper.runtime.ledger.LedgerFailure.Refused;
import io.housekeeper.runtime.ledger.LedgerFailure.Unreachable;
import io.housekeeper.runtime.ledger.LogChunk;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import io.housekeeper.runtime.ledger.store.Stored;
import io.housekeeper.runtime.ledger.store.Transaction;
import io.housekeeper.runtime.run.Ending;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What really goes wrong, in the words of the ledger. */
class PostgresFailuresTest implements Stored {

  private static PostgresLedger ledger;
  private static String name;

  @BeforeAll
  static void open() {
    ledger = PostgresLedger.fresh();
    name =
        "PostgreSQL 127.0.0.1:%d/%s"
            .formatted(ledger.database().server().port(), ledger.database().name());
  }

  @AfterAll
  static void close() {
    ledger.close();
  }

  @BeforeEach
  void fill() throws SQLException {
    ledger.empty();
    write(tx -> tx.tasks().insert(List.of(task(1), task(2))));
  }

  @AfterEach
  void theStoreGoesOn() {
    write(tx -> tx.tasks().insert(List.of(task(9))));
    assertThat(reading().list(tx -> tx.tasks().all())).contains(task(1), task(9));
  }

  @Override
  public Store store() {
    return ledger.store();
  }

  private AbstractThrowableAssert<?, ? extends Throwable> writingFails(
      Class<? extends LedgerFailure> how, Consumer<Transaction> work) {
    return assertThatThrownBy(() -> write(work)).isExactlyInstanceOf(how);
  }

  /** A stopped process keeps its connections, and its locks with them. */
  @Test
  void whoStandsStillInATransactionIsGivenUp() {
    writingFails(
        Unreachable.class,
        tx -> {
          assertThat(tx.tasks().lock(List.of(1))).hasSize(1);
          assertThat(lockedByOthers(1)).containsExactly(task(1));
          tx.tasks().follow(1, 2, 1);
        });
    assertThat(reading().list(tx -> tx.tasks().followers(List.of(2)))).isEmpty();
  }

  /** Each time they wait for a second. */
  private List<TaskRow> lockedByOthers(int task) {
    for (int attempt = 1; attempt <= 10; attempt++) {
      try {
        return store().write(Lane.BULK, other -> other.tasks().lock(List.of(task)));
      } catch (Conflict stillLocked) {
        assertThat(stillLocked).hasMessageContaining("lock timeout");
      }
    }
    return List.of();
  }

  /** The session that has a transaction of the store open. */
  private static int backend() {
    try (Connection connection = ledger.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select pid from pg_stat_activity
                where datname = current_database() and application_name = 'housekeeper'
                  and state = 'idle in transaction'
                """)) {
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void beside(String sql) {
    try {
      ledger.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aSessionThatIsKilledWritesNothing() {
    writingFails(
            Unreachable.class,
            tx -> {
              tx.tasks().insert(List.of(task(3)));
              beside("select pg_terminate_backend(%d)".formatted(backend()));
              tx.tasks().insert(List.of(task(4)));
            })
        .hasMessageStartingWith(name + " cannot be reached: ");
    assertThat(reading().list(tx -> tx.tasks().all())).containsExactly(task(1), task(2));
  }

  @Test
  void ofASessionThatIsKilledAtItsCommitNobodyKnows() {
    writingFails(
            OutcomeUnknown.class,
            tx -> {
              tx.tasks().insert(List.of(task(3)));
              beside("select pg_terminate_backend(%d)".formatted(backend()));
            })
        .hasMessageStartingWith("the connection to %s broke during a commit: ".formatted(name));
  }

  @Test
  void aLockThatIsNotFreeInASecondIsAConflict() throws SQLException {
    try (Connection other = ledger.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("select 1 from housekeeper.task where id = 1 for update");
      writingFails(Conflict.class, tx -> tx.tasks().lock(List.of(1)))
          .hasMessage(
              "%s gave way to another transaction: ERROR: canceling statement due to lock timeout"
                  + " Where: while locking tuple (0,1) in relation \"task\"",
              name);
      assertThat(reading().list(tx -> tx.tasks().rows(List.of(1)))).containsExactly(task(1));
      other.rollback();
    }
  }

  @Test
  void aDeadlockIsAConflict() throws Exception {
    try (Connection other = ledger.connect();
        Statement statement = other.createStatement()) {
      statement.execute("set deadlock_timeout = '100ms'");
      other.setAutoCommit(false);
      statement.execute("select 1 from housekeeper.task where id = 2 for update");
      Thread second =
          Thread.ofPlatform()
              .unstarted(
                  () ->
                      ignoring(statement, "update housekeeper.task set crashes = 7 where id = 1"));
      writingFails(
          Conflict.class,
          tx -> {
            tx.tasks().lock(List.of(1));
            second.start();
            tx.tasks().lock(List.of(2));
            // The other one was chosen to give way: then this one waits for nobody.
            throw new Conflict("the other", null);
          });
      second.join();
      other.rollback();
    }
  }

  private static void ignoring(Statement statement, String sql) {
    try {
      statement.execute(sql);
    } catch (SQLException e) {
      assertThat(e.getSQLState()).isEqualTo("40P01");
    }
  }

  @Test
  void aStatementThatTakesTooLongIsGivenUp() {
    beside(
        """
        create or replace function housekeeper.slow() returns trigger language plpgsql
          as 'begin perform pg_sleep(20); return new; end';
        create trigger slow before insert on housekeeper.run_log
          for each row execute function housekeeper.slow()
        """);
    writingFails(Unreachable.class, tx -> tx.logs().append(List.of(new LogChunk(1, 0, "a"))))
        .hasMessage(
            "%s did not answer in time: ERROR: canceling statement due to statement timeout"
                + " Where: SQL statement \"SELECT pg_sleep(20)\""
                + " PL/pgSQL function housekeeper.slow() line 1 at PERFORM",
            name);
    beside("drop trigger slow on housekeeper.run_log");
  }

  @Test
  void aServerThatSaysNothingMoreIsGivenUp() {
    writingFails(
            Unreachable.class,
            tx -> {
              tx.tasks().lock(List.of(1));
              int backend = backend();
              signal("STOP", backend);
              try {
                tx.tasks().lock(List.of(2));
              } finally {
                signal("CONT", backend);
              }
            })
        .hasMessageStartingWith(name + " cannot be reached: ");
  }

  private static void signal(String signal, int process) {
    try {
      new ProcessBuilder("kill", "-" + signal, String.valueOf(process)).start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aTextThatPostgresCannotKeepIsRefused() {
    writingFails(Refused.class, tx -> tx.logs().append(List.of(new LogChunk(1, 0, "a\0b"))))
        .hasMessageStartingWith(
            "%s refuses the statement: ERROR: invalid byte sequence for encoding \"UTF8\": 0x00"
                .formatted(name));
  }

  @Test
  void whatMustBeUniqueIsRefused() {
    writingFails(
            Refused.class,
            tx -> {
              tx.runs().insert(List.of(entry(fire(1, 1, after(1)), Ending.FAILED)));
              tx.runs().insert(List.of(entry(fire(2, 1, after(1)), Ending.FAILED)));
            })
        .hasMessageStartingWith(
            "%s refuses the statement: ERROR: duplicate key value violates unique constraint \"run_fire\""
                .formatted(name));
  }

  @Test
  void whoSwallowsAFailureCommitsNothing() {
    writingFails(
            Refused.class,
            tx -> {
              tx.tasks().insert(List.of(task(3)));
              try {
                tx.tasks().insert(List.of(task(3)));
              } catch (Conflict e) {
                assertThat(e).hasMessageContaining("exists already");
              }
            })
        .hasMessage("%s refuses the statement: a statement before it has failed", name);
    assertThat(reading().list(tx -> tx.tasks().rows(List.of(3)))).isEmpty();
  }

  @Test
  void whoReadsCannotWrite() {
    assertThatThrownBy(() -> reading().number(tx -> tx.changes().changed(List.of(1))))
        .isExactlyInstanceOf(Refused.class)
        .hasMessageContaining("cannot execute UPDATE in a read-only transaction");
  }
}
