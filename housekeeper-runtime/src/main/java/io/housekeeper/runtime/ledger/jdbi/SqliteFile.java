package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.jdbi.SqliteConnection.Begin;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteOpenMode;

/** A database file, and how connections to it are set up. */
record SqliteFile(Path path) {

  /** Another program may look into the file, but it must not keep us waiting. */
  private static final int BUSY_MILLIS = 1_000;

  private static final int CACHE_KIBIBYTES = 32 * 1024;

  SqliteFailures failures() {
    return new SqliteFailures("the ledger " + path);
  }

  /**
   * How many bytes its disk has left, as far as that can be told. Which disk that is is looked up
   * once: that goes through all that are mounted.
   */
  LongSupplier room() {
    try {
      FileStore disk = Files.getFileStore(path);
      return () -> roomOf(disk);
    } catch (IOException unknown) {
      return () -> Long.MAX_VALUE;
    }
  }

  private static long roomOf(FileStore disk) {
    try {
      return disk.getUsableSpace();
    } catch (IOException unknown) {
      return Long.MAX_VALUE;
    }
  }

  SqliteConnection writer(InstantSource clock) throws SQLException {
    SQLiteConfig config = config();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    SqliteConnection writer = SqliteConnection.of(open(config), Begin.WRITING, failures(), clock);
    // Not within a commit, where somebody waits: see Checkpoints.
    writer.execute("pragma wal_autocheckpoint = 0");
    return writer;
  }

  SqliteConnection reader(InstantSource clock) throws SQLException {
    SQLiteConfig config = config();
    config.setReadOnly(true);
    return SqliteConnection.of(open(config), Begin.READING, failures(), clock);
  }

  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(-CACHE_KIBIBYTES);
    config.setTempStore(TempStore.MEMORY);
    // One thread at a time has a connection, and the driver makes sure of that too.
    config.setOpenMode(SQLiteOpenMode.NOMUTEX);
    return config;
  }

  private SQLiteConnection open(SQLiteConfig config) throws SQLException {
    return (SQLiteConnection) config.createConnection("jdbc:sqlite:" + path);
  }
}
