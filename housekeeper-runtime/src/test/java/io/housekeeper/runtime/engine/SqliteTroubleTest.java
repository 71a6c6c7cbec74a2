package io.housekeeper.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.CannotOpenLedger;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LedgerFailure.Unreachable;
import io.housekeeper.runtime.run.Ending;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a running node when something happens to its file. */
class SqliteTroubleTest {

  @TempDir Path temporary;
  private Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() throws IOException {
    folder = temporary.toRealPath();
    file = folder.resolve("housekeeper.db");
  }

  @WaitingTest
  void aDiskThatIsFull() throws IOException {
    try (Disk disk = Disk.at(folder, "3m");
        Ledger ledger = Ledgers.sqlite(folder);
        Trouble trouble = Trouble.on(ledger)) {
      disk.fill();
      trouble.isNoticed();
      disk.makeRoom();
      trouble.isOver();
      assertThat(trouble.sentence())
          .isEqualTo(
              "the ledger %s cannot be written: [SQLITE_FULL] Insertion failed because database is full (database or disk is full)"
                  .formatted(file));
    }
  }

  /** SQLite's log grows to some 16 MB before it is copied into the database. */
  @WaitingTest
  void aDiskThatIsSmallerThanTheLog() throws IOException {
    try (Disk disk = Disk.at(folder, "4m");
        Ledger ledger = Ledgers.sqlite(folder);
        EngineTester tester = EngineTester.on(ledger)) {
      assertThat(disk).isNotNull();
      tester.with(TaskSpec.named("work").schedule("manual"), run -> {}).start();
      int refused = 0;
      for (int i = 0; i < 200; i++) {
        try {
          assertThat(tester.run("work").ending()).isEqualTo(Ending.SUCCEEDED);
        } catch (Unreachable full) {
          refused++;
        }
      }
      assertThat(refused).as("requests of 200 that were refused").isLessThan(20);
    }
  }

  @WaitingTest
  void aDiskThatIsFullAtTheStart() throws IOException {
    try (Disk disk = Disk.at(folder, "3m")) {
      disk.fill();
      assertThatThrownBy(() -> Ledgers.sqlite(folder))
          .isInstanceOf(CannotOpenLedger.class)
          .hasMessage(
              "The ledger %s cannot be used, because its lock file cannot be written: java.io.IOException: No space left on device. Let the user that runs Housekeeper write to %s, and see that its disk has room."
                  .formatted(file, folder));
      disk.makeRoom();
      Ledgers.sqlite(folder).close();
      disk.fill();
      assertThatThrownBy(() -> Ledgers.sqlite(folder))
          .isInstanceOf(CannotOpenLedger.class)
          .hasMessageStartingWith(
              "The ledger %s cannot be read or written. See whether its disk is full, or broken ([SQLITE_IOERR_SHMSIZE]"
                  .formatted(file));
    }
  }

  @WaitingTest
  void aDiskThatCanOnlyBeRead() throws IOException {
    try (Disk disk = Disk.at(folder, "3m")) {
      Ledgers.sqlite(folder).close();
      disk.makeReadOnly();
      assertThatThrownBy(() -> Ledgers.sqlite(folder))
          .isInstanceOf(CannotOpenLedger.class)
          .hasMessage(
              "The ledger %s cannot be used, because its lock file cannot be written: java.nio.file.FileSystemException: %s.lock: Read-only file system. Let the user that runs Housekeeper write to %s, and see that its disk has room."
                  .formatted(file, file, folder));
    }
  }

  @WaitingTest
  void anotherProgramThatKeepsTheFileLocked() throws SQLException {
    try (Ledger ledger = Ledgers.sqlite(folder);
        Trouble trouble = Trouble.on(ledger);
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      statement.execute("begin immediate");
      trouble.isNoticed();
      statement.execute("rollback");
      trouble.isOver();
      assertThat(trouble.sentence())
          .isEqualTo(
              "the ledger %s is locked by another program: [SQLITE_BUSY] The database file is locked (database is locked)"
                  .formatted(file));
    }
  }
}
