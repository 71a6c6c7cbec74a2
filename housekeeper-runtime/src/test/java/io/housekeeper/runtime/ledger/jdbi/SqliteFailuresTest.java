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
import io.housekeeper.runtime.ledger.store.Stored;
import io.housekeeper.runtime.ledger.store.Transaction;
import io.housekeeper.runtime.run.Ending;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What really goes wrong, in the words of the ledger. */
class SqliteFailuresTest {

  @TempDir Path folder;
  private SqliteFile file;
  private SqliteConnection writer;

  @BeforeEach
  void open() throws IOException, SQLException {
    file = new SqliteFile(folder.toRealPath().resolve("ledger.db"));
    JdbiStores.sqlite(file.path(), () -> Stored.NOON).close();
    writer = file.writer(() -> Stored.NOON);
    write(tx -> tx.tasks().insert(List.of(task(1))));
  }

  @AfterEach
  void theStoreGoesOn() {
    write(tx -> tx.tasks().insert(List.of(task(9))));
    assertThat(tasks()).containsExactly(task(1), task(9));
    writer.close();
  }

  private void write(Consumer<Transaction> work) {
    writer.transact(
        tx -> {
          work.accept(tx);
          return true;
        });
  }

  private List<TaskRow> tasks() {
    return writer.transact(tx -> tx.tasks().all());
  }

  private AbstractThrowableAssert<?, ? extends Throwable> writingFails(
      Class<? extends LedgerFailure> how, Consumer<Transaction> work) {
    return assertThatThrownBy(() -> write(work)).isExactlyInstanceOf(how);
  }

  @Test
  void anotherProgramThatWritesIsAConflict() throws SQLException {
    try (Connection other = SqliteLedger.connect(file.path());
        Statement statement = other.createStatement()) {
      statement.execute("begin immediate");
      writingFails(Conflict.class, tx -> tx.tasks().insert(List.of(task(2))))
          .hasMessage(
              "the ledger %s is locked by another program: [SQLITE_BUSY] The database file is locked (database is locked)",
              file.path());
      statement.execute("rollback");
    }
  }

  @Test
  void aFullDiskWritesNothing() throws SQLException {
    writer.execute("pragma max_page_count = 1");
    writingFails(
            Unreachable.class,
            tx -> {
              tx.tasks().insert(List.of(task(2)));
              tx.logs().append(List.of(new LogChunk(1, 0, "x".repeat(1_000_000))));
            })
        .hasMessageStartingWith(
            "the ledger %s cannot be written: [SQLITE_FULL]".formatted(file.path()));
    writer.execute("pragma max_page_count = 1000000");
    assertThat(tasks()).containsExactly(task(1));
  }

  @Test
  void aFileThatHasBecomeReadOnlyCannotBeWritten() throws SQLException {
    writer.execute("pragma query_only = 1");
    writingFails(Unreachable.class, tx -> tx.tasks().insert(List.of(task(2))))
        .hasMessageStartingWith(
            "the ledger %s cannot be written: [SQLITE_READONLY]".formatted(file.path()));
    writer.execute("pragma query_only = 0");
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
            "the ledger %s refuses the statement: [SQLITE_CONSTRAINT_UNIQUE]"
                .formatted(file.path()));
  }

  @Test
  void whoReadsCannotWrite() throws SQLException {
    try (SqliteConnection reader = file.reader(() -> Stored.NOON)) {
      assertThatThrownBy(() -> reader.transact(tx -> tx.changes().changed(List.of(1))))
          .isInstanceOf(LedgerFailure.class);
    }
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
        .hasMessage(
            "the ledger %s refuses the statement: a statement before it has failed", file.path());
    assertThat(tasks()).containsExactly(task(1));
  }

  @Test
  void ofACommitThatTheDiskFailsNobodyKnows() {
    SQLiteException failure = new SQLiteException("disk", SQLiteErrorCode.SQLITE_IOERR_FSYNC);
    assertThat(file.failures().ofCommit(failure)).isExactlyInstanceOf(OutcomeUnknown.class);
    assertThat(file.failures().ofStatement(failure)).isExactlyInstanceOf(Unreachable.class);
    SQLiteException full = new SQLiteException("full", SQLiteErrorCode.SQLITE_FULL);
    assertThat(file.failures().ofCommit(full)).isExactlyInstanceOf(Unreachable.class);
  }

  @Test
  void anExceptionOfTheWorkRollsBack() {
    assertThatThrownBy(
            () ->
                write(
                    tx -> {
                      tx.tasks().insert(List.of(task(2)));
                      throw new IllegalStateException("at %s".formatted(after(1)));
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(tasks()).containsExactly(task(1));
  }
}
