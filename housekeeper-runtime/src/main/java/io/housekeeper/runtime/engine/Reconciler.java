package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Owner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Compares what the ledger says this node executes with what it does execute. A difference must
 * last before anything is done about it: an answer may still be on its way.
 */
final class Reconciler {

  /** How often to compare. */
  static final Duration LOOK = Duration.ofSeconds(5);

  /** What is unknown here for so long is given back. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Ticker ticker;
  private Map<Owned, Long> unknownSince = new HashMap<>();

  private record Owned(long run, long fence) {}

  Reconciler(Ticker ticker) {
    this.ticker = ticker;
  }

  /** The runs of the ledger that have been unknown here for too long. */
  List<Long> unknown(List<LiveRow> owned, Predicate<LiveRow> isKnown) {
    Map<Owned, Long> still = new HashMap<>();
    List<Long> tooLong = new ArrayList<>();
    for (LiveRow row : owned) {
      if (!isKnown.test(row)) {
        Owned key = new Owned(row.id(), row.owner().map(Owner::fence).orElse(0L));
        long since = unknownSince.getOrDefault(key, ticker.nanos());
        still.put(key, since);
        if (ticker.since(since).compareTo(PATIENCE) >= 0) {
          tooLong.add(row.id());
        }
      }
    }
    unknownSince = still;
    return tooLong;
  }
}
