package io.housekeeper.runtime.ledger.jdbi;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies SQLite's log into the database, beside the writer and not within a commit: nobody waits
 * for it. The writer begins the log anew when all of it is copied.
 */
final class Checkpoints implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

  /** So many pages of 4 KiB are worth a copy. */
  private static final int ENOUGH = 4_000;

  /** So many are if the disk is almost full: the log must not be what fills it. */
  private static final int SOME = 100;

  private static final long ROOM = 64L << 20;

  /** From here on the writer waits: it is so busy that a copy beside it never gets to the end. */
  private static final int TOO_LONG = 32_000;

  private final PreparedStatement length;
  private final PreparedStatement copy;
  private final PreparedStatement copyBeside;
  private final LongSupplier room;
  private final ExecutorService beside;
  private final AtomicBoolean copying = new AtomicBoolean();
  private final AtomicBoolean warned = new AtomicBoolean();

  private Checkpoints(
      PreparedStatement length,
      PreparedStatement copy,
      PreparedStatement copyBeside,
      LongSupplier room,
      ExecutorService beside) {
    this.room = room;
    this.length = length;
    this.copy = copy;
    this.copyBeside = copyBeside;
    this.beside = beside;
  }

  /**
   * Looks after the log of a writer.
   *
   * @param other a connection of its own, for the copies beside the writer
   * @param room how many bytes the disk has left
   */
  static Checkpoints of(SqliteConnection writer, SqliteConnection other, LongSupplier room)
      throws SQLException {
    return new Checkpoints(
        writer.connection().prepareStatement("pragma wal_checkpoint(noop)"),
        writer.connection().prepareStatement("pragma wal_checkpoint(passive)"),
        other.connection().prepareStatement("pragma wal_checkpoint(passive)"),
        room,
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("ledger-checkpoint").factory()));
  }

  /** Looks at the log after a transaction. A failure is no reason not to write: it only grows. */
  void look() {
    try {
      Log log = run(length);
      if (log.pages >= TOO_LONG) {
        run(copy);
      } else if (isWorthACopy(log) && copying.compareAndSet(false, true)) {
        beside.execute(this::copyBeside);
      }
    } catch (SQLException e) {
      warn(e);
    }
  }

  private boolean isWorthACopy(Log log) {
    int uncopied = log.pages - log.copied;
    return uncopied >= ENOUGH || (uncopied >= SOME && room.getAsLong() < ROOM);
  }

  /**
   * The log may have taken the last room of the disk before it was worth a copy: once it is copied
   * it begins anew, in the room that it has.
   */
  void makeRoom() {
    try {
      run(copy);
    } catch (SQLException e) {
      // Whoever could not write says so already.
      LOG.debug("nor could the log of the ledger be copied into it", e);
    }
  }

  private void copyBeside() {
    try {
      run(copyBeside);
      warned.set(false);
    } catch (SQLException e) {
      warn(e);
    } finally {
      copying.set(false);
    }
  }

  /** Once, until it works again: there is a next attempt after each transaction. */
  private void warn(SQLException e) {
    if (warned.compareAndSet(false, true)) {
      LOG.warn("the log of the ledger could not be copied into it, and grows meanwhile", e);
    }
  }

  private record Log(int pages, int copied) {}

  private static Log run(PreparedStatement checkpoint) throws SQLException {
    try (ResultSet row = checkpoint.executeQuery()) {
      return new Log(row.getInt(2), row.getInt(3));
    }
  }

  /** Waits for a copy that is going on. */
  @Override
  public void close() {
    beside.close();
  }
}
