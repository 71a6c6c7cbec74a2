package io.housekeeper.example.embedded;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who was seen when. */
final class Sessions {

  private final Map<String, Instant> lastSeen = new ConcurrentHashMap<>();

  void seen(String user, Instant at) {
    lastSeen.put(user, at);
  }

  /** Forgets everybody who was not seen since an instant; says how many that were. */
  int purge(Instant before) {
    int all = lastSeen.size();
    lastSeen.values().removeIf(seen -> seen.isBefore(before));
    return all - lastSeen.size();
  }
}
