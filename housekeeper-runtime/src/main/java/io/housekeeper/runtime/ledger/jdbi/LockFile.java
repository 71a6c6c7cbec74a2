package io.housekeeper.runtime.ledger.jdbi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.housekeeper.runtime.ledger.CannotOpenLedger;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who owns a database file, held from opening to closing. Not the database itself: SQLite locks
 * that, and closing any channel of a file drops all locks that the process has on it.
 */
final class LockFile implements AutoCloseable {

  /**
   * What this process holds. The locks of the operating system belong to the process: a second
   * attempt in it must not even open the file, because closing it again would drop the first one's
   * lock.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;

  private LockFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Takes the lock of a database, or says who has it. */
  static LockFile of(Path database) {
    Path path = database.resolveSibling(database.getFileName() + ".lock");
    long me = ProcessHandle.current().pid();
    if (!HELD.add(path)) {
      throw inUse(database, "this process (%d)".formatted(me));
    }
    try {
      return new LockFile(path, lock(database, path, me));
    } catch (IOException e) {
      HELD.remove(path);
      throw new CannotOpenLedger(
          "The ledger %s cannot be used, because its lock file cannot be written: %s. Let the user that runs Housekeeper write to %s, and see that its disk has room."
              .formatted(database, e, path.getParent()),
          e);
    } catch (CannotOpenLedger e) {
      HELD.remove(path);
      throw e;
    }
  }

  private static FileChannel lock(Path database, Path path, long me) throws IOException {
    FileChannel channel = FileChannel.open(path, CREATE, READ, WRITE);
    try {
      if (channel.tryLock() == null) {
        throw inUse(database, "process " + read(channel));
      }
      channel.truncate(0).write(UTF_8.encode(me + "\n"), 0);
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(32);
    channel.read(text, 0);
    return UTF_8.decode(text.flip()).toString().strip();
  }

  private static CannotOpenLedger inUse(Path database, String owner) {
    return new CannotOpenLedger(
        "The ledger %s is in use by another Housekeeper, %s. Stop that one first, or give this one a data directory of its own."
            .formatted(database, owner),
        null);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("cannot give up " + path, e);
    } finally {
      HELD.remove(path);
    }
  }
}
