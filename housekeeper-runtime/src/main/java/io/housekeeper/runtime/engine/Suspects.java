package io.housekeeper.runtime.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tasks that left too many threads behind, until the ledger knows that they are paused. */
final class Suspects {

  private final Map<Integer, String> tasks = new ConcurrentHashMap<>();

  void note(int task, String why) {
    tasks.put(task, why);
  }

  /** Pauses them; again, should the ledger not answer. */
  void quarantine(Orders orders) {
    for (Map.Entry<Integer, String> one : Map.copyOf(tasks).entrySet()) {
      orders.quarantine(one.getKey(), one.getValue());
      tasks.remove(one.getKey(), one.getValue());
    }
  }
}
