package io.housekeeper.runtime.ledger.jdbi;

import static java.util.Objects.requireNonNullElse;
import static org.sqlite.SQLiteErrorCode.SQLITE_BUSY;
import static org.sqlite.SQLiteErrorCode.SQLITE_CANTOPEN;
import static org.sqlite.SQLiteErrorCode.SQLITE_CORRUPT;
import static org.sqlite.SQLiteErrorCode.SQLITE_FULL;
import static org.sqlite.SQLiteErrorCode.SQLITE_IOERR;
import static org.sqlite.SQLiteErrorCode.SQLITE_NOTADB;
import static org.sqlite.SQLiteErrorCode.SQLITE_READONLY;

import io.housekeeper.runtime.ledger.CannotOpenLedger;
import io.housekeeper.runtime.ledger.store.Transaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Opens a ledger in a file; what was opened before something fails is closed again. */
final class SqliteOpening {

  private static final int READERS = 4;

  private final SqliteFile file;
  private final InstantSource clock;
  private final Closing closing = new Closing();

  private SqliteOpening(SqliteFile file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  static SqliteStore open(Path path, InstantSource clock) {
    SqliteFile file = new SqliteFile(inRealFolder(path));
    return new SqliteOpening(file, clock).open();
  }

  /** Needs no lock, and changes nothing. */
  static ReadingStore reading(Path path, InstantSource clock) {
    SqliteOpening opening = new SqliteOpening(new SqliteFile(existing(path)), clock);
    try {
      SqliteReaders readers =
          new SqliteReaders(List.of(opening.closed(opening.file.reader(clock))));
      opening.closing.add(readers::close);
      return new ReadingStore(opening.new FromFile(readers));
    } catch (SQLException e) {
      throw opening.failed(opening.cannotOpen(e));
    }
  }

  private final class FromFile implements ReadingStore.Reading {

    private final SqliteReaders readers;

    private FromFile(SqliteReaders readers) {
      this.readers = readers;
    }

    @Override
    public <T> T read(Function<Transaction, T> work) {
      return readers.read(work);
    }

    @Override
    public void close() {
      closing.close();
    }
  }

  static Path existing(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new CannotOpenLedger(
          "There is no ledger %s. Name the file of one.".formatted(path.toAbsolutePath()), null);
    }
    return path.toAbsolutePath();
  }

  static void reach(Path path) {
    Path there = path.toAbsolutePath().normalize();
    while (!Files.exists(there) && there.getParent() != null) {
      there = requireNonNullElse(there.getParent(), there);
    }
    boolean isFile = there.equals(path.toAbsolutePath().normalize());
    if (!Files.isWritable(there) || isFile != Files.isRegularFile(there)) {
      throw new CannotOpenLedger(
          "The ledger %s cannot be written: look at %s.".formatted(path, there), null);
    }
  }

  /** Under one name however the path was written: links and dots must not hide who holds it. */
  private static Path inRealFolder(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path folder = requireNonNullElse(absolute.getParent(), absolute);
    try {
      Files.createDirectories(folder);
      return folder.toRealPath().resolve(path.getFileName());
    } catch (IOException e) {
      throw new CannotOpenLedger(
          "The folder %s for the ledger cannot be made: %s. Make it, or name another one."
              .formatted(folder, e),
          e);
    }
  }

  private SqliteStore open() {
    LockFile lock = LockFile.of(file.path());
    closing.add(lock::close);
    try {
      SqliteConnection writer = closed(file.writer(clock));
      migrate(writer);
      List<SqliteConnection> connections = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        connections.add(closed(file.reader(clock)));
      }
      SqliteReaders readers = new SqliteReaders(connections);
      closing.add(readers::close);
      Checkpoints checkpoints = Checkpoints.of(writer, closed(file.writer(clock)), file.room());
      closing.add(checkpoints::close);
      return new SqliteStore(writer, checkpoints, readers, closing);
    } catch (SQLException e) {
      throw failed(cannotOpen(e));
    } catch (RuntimeException e) {
      throw failed(SqliteFailures.code(e) == 0 ? e : cannotOpen(e));
    }
  }

  private SqliteConnection closed(SqliteConnection connection) {
    closing.add(connection::close);
    return connection;
  }

  private RuntimeException failed(RuntimeException failure) {
    closing.closeBecause(failure);
    return failure;
  }

  private void migrate(SqliteConnection writer) throws SQLException {
    writer.execute("begin immediate");
    try {
      Schema.ofSqlite("the ledger " + file.path()).migrate(writer.connection());
      writer.execute("commit");
    } catch (SQLException | RuntimeException e) {
      writer.rollback(e);
      throw e;
    }
  }

  private CannotOpenLedger cannotOpen(Exception thrown) {
    int code = SqliteFailures.code(thrown);
    String why;
    if (code == SQLITE_NOTADB.code) {
      why = "is not a database of SQLite. Name another file, or move this one away";
    } else if (code == SQLITE_CORRUPT.code) {
      why = "is damaged. Restore it from a backup, or move it away to begin a new one";
    } else if (code == SQLITE_READONLY.code || code == SQLITE_CANTOPEN.code) {
      why = "cannot be written. Let the user that runs Housekeeper write to it and to its folder";
    } else if (code == SQLITE_FULL.code) {
      why = "cannot grow, because its disk is full. Make room on it";
    } else if (code == SQLITE_IOERR.code) {
      why = "cannot be read or written. See whether its disk is full, or broken";
    } else if (code == SQLITE_BUSY.code) {
      why = "is locked by another program. Close that one first";
    } else {
      why = "cannot be opened. Look at the file and its folder";
    }
    return new CannotOpenLedger(
        "The ledger %s %s (%s).".formatted(file.path(), why, SqliteFailures.words(thrown)), thrown);
  }
}
