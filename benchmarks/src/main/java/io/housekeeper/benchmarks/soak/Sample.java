package io.housekeeper.benchmarks.soak;

import io.housekeeper.benchmarks.embedded.Home;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * What this process and its ledger have at one instant.
 *
 * @param seconds since the begin
 */
record Sample(long seconds, Usage usage, Rows rows, Size size) {

  static Sample take(Home home, Instant begin, Instant now, boolean collects) throws SQLException {
    // Before there is a connection of our own.
    Usage usage = Usage.now(collects);
    try (Connection connection = home.connect()) {
      long seconds = Duration.between(begin, now).toSeconds();
      return new Sample(
          seconds, usage, Rows.of(connection, now), Size.of(home.address(), connection));
    }
  }

  String line() {
    return "%5d s  %s %6.1f MB  %3d threads  %3d files  %,7d entries  %,8d parts"
            .formatted(
                seconds,
                usage.collected() ? "live" : "heap",
                usage.heap() / 1e6,
                usage.threads(),
                usage.descriptors(),
                rows.runs(),
                rows.parts())
        + "  %,5d roll-ups  %3d live  %5.1f MB  log %5.1f MB"
            .formatted(rows.rollups(), rows.live(), size.bytes() / 1e6, size.log() / 1e6);
  }
}
