package io.housekeeper.sentry.wire;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/** For how long the server takes no more of something, as it said last. */
final class Limits {

  private static final int TOO_MANY = 429;

  /** Where the server does not say for how long. */
  private static final Duration USUAL = Duration.ofSeconds(60);

  /** Longer than that no server is believed. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d+)?");

  private final LongSupplier nanos;
  private final Map<Cargo, Long> until = new EnumMap<>(Cargo.class);

  Limits(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Learns from an answer, also from one that took what was sent. */
  synchronized void heed(int status, HttpHeaders headers) {
    Optional<String> said = headers.firstValue("X-Sentry-Rate-Limits");
    if (said.isPresent()) {
      for (String limit : said.get().split(",", -1)) {
        heed(limit.strip().split(":", -1));
      }
    } else if (status == TOO_MANY) {
      Duration time = headers.firstValue("Retry-After").flatMap(Limits::seconds).orElse(USUAL);
      for (Cargo cargo : Cargo.values()) {
        limit(cargo, time);
      }
    }
  }

  /** {@code 60:error;monitor:organization}: without a category it is of all. */
  private void heed(String[] limit) {
    Optional<Duration> time = seconds(limit[0]);
    if (limit.length < 2 || time.isEmpty()) {
      return;
    }
    String categories = ";" + limit[1] + ";";
    for (Cargo cargo : Cargo.values()) {
      if (limit[1].isBlank() || categories.contains(";" + cargo.category() + ";")) {
        limit(cargo, time.get());
      }
    }
  }

  private void limit(Cargo cargo, Duration time) {
    Duration believed = time.compareTo(LONGEST) > 0 ? LONGEST : time;
    until.put(cargo, nanos.getAsLong() + believed.toNanos());
  }

  private static Optional<Duration> seconds(String text) {
    return NUMBER.matcher(text).matches()
        ? Optional.of(Duration.ofMillis((long) (Double.parseDouble(text) * 1_000)))
        : Optional.empty();
  }

  /** For how long yet; zero if it takes some. */
  synchronized Duration left(Cargo cargo) {
    return Optional.ofNullable(until.get(cargo))
        .map(end -> Duration.ofNanos(end - nanos.getAsLong()))
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }
}
