package io.housekeeper.runtime.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** For how long things have been as they should not stay; looked at in rounds. */
final class Patience {

  private final World world;
  private final Map<Object, Long> since = new HashMap<>();
  private final Set<Object> seen = new HashSet<>();

  Patience(World world) {
    this.world = world;
  }

  /** Something is still so in this round: for how long it has been. */
  Duration still(Object what) {
    seen.add(what);
    long begin = since.computeIfAbsent(what, one -> world.nanos());
    return Duration.ofNanos(world.nanos() - begin);
  }

  /** The round is over: what was not still so begins anew. */
  void roundIsOver() {
    since.keySet().retainAll(seen);
    seen.clear();
  }
}
