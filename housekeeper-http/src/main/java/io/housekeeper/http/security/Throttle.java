package io.housekeeper.http.security;

import io.housekeeper.http.route.Problem;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Slows down whoever tries secrets. Whoever was let in before is let in again meanwhile: behind a
 * proxy all have one address.
 */
public final class Throttle {

  private static final int TRIES = 10;
  private static final long WINDOW = Duration.ofMinutes(1).toNanos();

  /** More than this are not remembered at once: the oldest are forgotten. */
  private static final int MOST = 10_000;

  private record Tries(long since, int failed) {}

  private final LongSupplier nanos;
  private final Map<String, Tries> byAddress = new Recent<>();
  private final Map<String, Boolean> welcome = new Recent<>();

  private static final class Recent<V> extends LinkedHashMap<String, V> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
      return size() > MOST;
    }
  }

  /**
   * @param nanos a time that only goes on
   */
  public Throttle(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Refuses somebody who has failed too often of late, unless he was let in with this before. */
  public synchronized void check(String address, String secret) {
    if (welcome.containsKey(Secrets.hashOf(secret))) {
      return;
    }
    Tries tries = byAddress.getOrDefault(address, new Tries(nanos.getAsLong(), 0));
    if (isOf(tries) && tries.failed() >= TRIES) {
      throw Problem.of(429, "too many secrets were wrong: try again in a minute");
    }
  }

  /** A secret was right. */
  public synchronized void succeeded(String secret) {
    welcome.put(Secrets.hashOf(secret), true);
  }

  /** A secret was wrong. */
  public synchronized void failed(String address) {
    long now = nanos.getAsLong();
    Tries before = byAddress.getOrDefault(address, new Tries(now, 0));
    Tries fresh = isOf(before) ? before : new Tries(now, 0);
    byAddress.put(address, new Tries(fresh.since(), fresh.failed() + 1));
  }

  private boolean isOf(Tries tries) {
    return nanos.getAsLong() - tries.since() < WINDOW;
  }
}
