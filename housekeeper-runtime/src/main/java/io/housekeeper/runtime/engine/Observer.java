package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.NodeRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Watches the beats of the others and finds those that have fallen silent: not by any wall clock,
 * but by having itself seen the same beat for a while without a gap in between. A gap, be it that
 * the database did not answer or that this node stood still, begins the watch anew, so that an
 * outage silences nobody.
 */
final class Observer {

  /** Who has shown no life for so long is dead. */
  static final Duration SILENCE = Duration.ofSeconds(8);

  /** How often to look. */
  static final Duration LOOK = Duration.ofMillis(500);

  /** Without a look for so long, the watch was broken. */
  private static final Duration GAP = Duration.ofSeconds(2);

  private record Seen(long beat, long since) {}

  private final Membership me;
  private final Ticker ticker;
  private final Map<Long, Seen> watched = new HashMap<>();
  private long lookedAt;

  Observer(Membership me, Ticker ticker) {
    this.me = me;
    this.ticker = ticker;
    this.lookedAt = ticker.nanos();
  }

  /** The database did not answer. */
  void lostContact() {
    watched.clear();
  }

  /** Those of the living that have been silent for too long. */
  List<NodeRow> silent(List<NodeRow> living) {
    long now = ticker.nanos();
    if (Duration.ofNanos(now - lookedAt).compareTo(GAP) > 0) {
      watched.clear();
    }
    lookedAt = now;
    watched.keySet().retainAll(living.stream().map(row -> row.member().incarnation()).toList());
    List<NodeRow> silent = new ArrayList<>();
    for (NodeRow row : living) {
      if (row.member().incarnation() != me.incarnation() && isSilent(row, now)) {
        silent.add(row);
      }
    }
    return silent;
  }

  private boolean isSilent(NodeRow row, long now) {
    Seen seen = watched.get(row.member().incarnation());
    if (seen == null || seen.beat != row.beat()) {
      watched.put(row.member().incarnation(), new Seen(row.beat(), now));
      return false;
    }
    return Duration.ofNanos(now - seen.since).compareTo(SILENCE) >= 0;
  }
}
