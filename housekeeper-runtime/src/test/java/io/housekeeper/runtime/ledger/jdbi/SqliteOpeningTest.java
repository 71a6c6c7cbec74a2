package io.housekeeper.runtime.ledger.jdbi;

import static io.housekeeper.runtime.ledger.store.SampleRows.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.housekeeper.runtime.ledger.CannotOpenLedger;
import io.housekeeper.runtime.ledger.LedgerFailure.Unreachable;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import io.housekeeper.runtime.ledger.store.TaskTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteOpeningTest {

  @TempDir Path temporary;
  private Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() throws IOException {
    folder = temporary.toRealPath();
    file = folder.resolve("ledger.db");
  }

  private AbstractThrowableAssert<?, ? extends Throwable> opening() {
    return assertThatThrownBy(() -> SqliteLedger.open(file).close())
        .isInstanceOf(CannotOpenLedger.class);
  }

  private void openAndClose() {
    SqliteLedger.open(file).close();
  }

  @Test
  void whatWasWrittenIsThereWhenItIsOpenedAgain() {
    try (Store store = SqliteLedger.open(file)) {
      store.write(Lane.RUNS, tx -> insertTask(tx.tasks()));
    }
    try (Store store = SqliteLedger.open(file)) {
      assertThat(store.<List<?>>read(tx -> tx.tasks().all())).isEqualTo(List.of(task(1)));
    }
  }

  private static boolean insertTask(TaskTable tasks) {
    tasks.insert(List.of(task(1)));
    return true;
  }

  @Test
  void theFolderIsMade() {
    file = folder.resolve("data/here/ledger.db");
    openAndClose();
    assertThat(file).exists();
  }

  @Test
  void inOneProcessOnlyOneHasIt() throws IOException {
    try (Store first = SqliteLedger.open(file)) {
      opening()
          .hasMessage(
              "The ledger %s is in use by another Housekeeper, this process (%d). Stop that one first, or give this one a data directory of its own."
                  .formatted(file, ProcessHandle.current().pid()));
      Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
      file = link.resolve("ledger.db");
      opening().hasMessageContaining("is in use by another Housekeeper, this process");
      // The second attempts have not dropped the lock of the first one.
      assertThat(first.<List<?>>read(tx -> tx.tasks().all())).isEmpty();
      try (OtherProcess other = OtherProcess.opens(folder.resolve("ledger.db"))) {
        assertThat(other.says()).contains("is in use by another Housekeeper, process");
      }
    }
    openAndClose();
  }

  @Test
  void ofTwoProcessesOnlyOneHasIt() throws IOException {
    try (OtherProcess other = OtherProcess.opens(file)) {
      assertThat(other.says()).isEqualTo("open");
      opening()
          .hasMessage(
              "The ledger %s is in use by another Housekeeper, process %d. Stop that one first, or give this one a data directory of its own."
                  .formatted(file, other.pid()));
    }
    openAndClose();
  }

  @Test
  void whatAKilledProcessHadCommittedIsThere() throws IOException {
    try (OtherProcess other = OtherProcess.opens(file)) {
      assertThat(other.says()).isEqualTo("open");
      other.kill();
    }
    try (Store store = SqliteLedger.open(file)) {
      assertThat(store.<List<?>>read(tx -> tx.tasks().all())).isEqualTo(List.of(task(1)));
    }
  }

  @Test
  void aFileOfAnotherKind() throws IOException {
    Files.writeString(file, "no database at all, but long enough to look at. ".repeat(100));
    opening()
        .hasMessageStartingWith(
            "The ledger %s is not a database of SQLite. Name another file, or move this one away ("
                .formatted(file));
  }

  @Test
  void aFolderThatMayNotBeWritten() throws IOException {
    assumeNotRoot();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      opening()
          .hasMessage(
              "The ledger %s cannot be used, because its lock file cannot be written: java.nio.file.AccessDeniedException: %s.lock. Let the user that runs Housekeeper write to %s, and see that its disk has room."
                  .formatted(file, file, folder));
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void aFileThatMayNotBeWritten() throws IOException {
    assumeNotRoot();
    openAndClose();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    opening()
        .hasMessageStartingWith(
            "The ledger %s cannot be written. Let the user that runs Housekeeper write to it and to its folder ("
                .formatted(file));
  }

  private static void assumeNotRoot() {
    assumeFalse("root".equals(System.getProperty("user.name")), "root may write everything");
  }

  @Test
  void aFileInThePlaceOfTheFolder() throws IOException {
    Files.writeString(folder.resolve("data"), "");
    file = folder.resolve("data/ledger.db");
    opening()
        .hasMessageStartingWith(
            "The folder %s for the ledger cannot be made: ".formatted(folder.resolve("data")));
  }

  @Test
  void aFolderInThePlaceOfTheFile() throws IOException {
    Files.createDirectory(file);
    opening()
        .hasMessageStartingWith(
            "The ledger %s cannot be written. Let the user that runs Housekeeper write to it and to its folder ("
                .formatted(file));
  }

  @Test
  void aDatabaseThatAnotherProgramHasLocked() throws SQLException {
    openAndClose();
    try (Connection other = SqliteLedger.connect(file);
        Statement statement = other.createStatement()) {
      statement.execute("begin exclusive");
      opening()
          .hasMessageStartingWith(
              "The ledger %s is locked by another program. Close that one first (".formatted(file));
    }
  }

  @Test
  void aLedgerOfANewerVersion() throws SQLException {
    openAndClose();
    SqliteLedger.execute(
        file,
        """
        insert into schema_history (installed_rank, version, description, type, script, checksum,
          installed_by, execution_time, success)
        values (99, '99', 'newer', 'SQL', 'V99__newer.sql', 1, 'somebody', 1, 1)
        """);
    opening()
        .hasMessage(
            "The ledger %s was written by a newer Housekeeper (its tables have version 99, this one knows 2). Start that version or a newer one."
                .formatted(file));
  }

  @Test
  void afterItIsClosedNothingIsWrittenOrRead() {
    Store store = SqliteLedger.open(file);
    store.close();
    store.close();
    assertThatThrownBy(() -> store.write(Lane.RUNS, tx -> insertTask(tx.tasks())))
        .isInstanceOf(Unreachable.class)
        .hasMessage("the ledger is closed");
    assertThatThrownBy(() -> store.read(tx -> tx.tasks().all()))
        .isInstanceOf(Unreachable.class)
        .hasMessage("the ledger is closed");
  }
}
