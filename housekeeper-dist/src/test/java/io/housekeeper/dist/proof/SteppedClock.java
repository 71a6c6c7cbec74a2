package io.housekeeper.dist.proof;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The wall clock of nodes, which the proof can step: libfaketime stands between them and the
 * machine's. The monotonic clock stays as it is.
 */
final class SteppedClock {

  private static final String LIBRARY = "faketime/libfaketime.so.1";

  private static final List<Path> FOLDERS =
      List.of(
          Path.of("/usr/lib/x86_64-linux-gnu"),
          Path.of("/usr/lib/aarch64-linux-gnu"),
          Path.of("/usr/lib64"),
          Path.of("/usr/lib"),
          Path.of("/usr/local/lib"));

  private final Path library;
  private final Path file;
  private volatile long ahead;

  private SteppedClock(Path library, Path file) {
    this.library = library;
    this.file = file;
  }

  /** One for a proof; it is skipped where nothing lets us step a clock. */
  static SteppedClock in(Path folder) {
    SteppedClock clock = new SteppedClock(library(), folder.resolve("clock"));
    clock.set(0);
    return clock;
  }

  private static Path library() {
    return Stream.concat(FOLDERS.stream(), Stream.of(Path.of("/")))
        .map(folder -> folder.resolve(LIBRARY))
        .filter(Files::exists)
        .findFirst()
        .orElseGet(() -> abort("no libfaketime on this machine: apt-get install libfaketime"));
  }

  /** How far ahead of this machine's clock it is from now on, in seconds. */
  void set(int seconds) {
    try {
      Path next = file.resolveSibling("clock.next");
      Files.writeString(next, "%+d\n".formatted(seconds));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ahead = seconds * 1_000L;
  }

  long ahead() {
    return ahead;
  }

  Map<String, String> environment() {
    return Map.of(
        "LD_PRELOAD",
        library.toString(),
        "FAKETIME_TIMESTAMP_FILE",
        file.toString(),
        "FAKETIME_CACHE_DURATION",
        "1",
        "FAKETIME_DONT_FAKE_MONOTONIC",
        "1",
        // It takes waits by the monotonic clock for others otherwise, and ends each at once.
        "FAKETIME_FORCE_MONOTONIC_FIX",
        "0");
  }

  /** A ledger in a file, whose process has this clock. */
  Ground under(Path ledger) {
    return new Under(this, new Ground.SqliteFile(ledger));
  }

  private record Under(SteppedClock clock, Ground.SqliteFile ledger) implements Ground {

    @Override
    public String ledgerOf(String node) {
      return ledger.ledgerOf(node);
    }

    @Override
    public LedgerRows read(long closedAt) throws SQLException {
      return ledger.read(closedAt);
    }

    @Override
    public long ahead() {
      return clock.ahead();
    }

    @Override
    public Map<String, String> environment(String node) {
      return clock.environment();
    }
  }
}
