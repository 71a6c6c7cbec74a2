package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.LedgerFailure.Conflict;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once that the ledger cannot be reached, and once that it can be again: when each loop that
 * it has failed has got an answer. One alone tells little: a disk that is full can be read.
 */
final class Outage {

  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

  /** A connection that was cut is replaced, and what failed on it is tried again at once. */
  private static final int FAILURES = 2;

  /** Two transactions may be in each other's way; so often in a row it is somebody else. */
  private static final int CONFLICTS = 3;

  private final Set<String> failing = new HashSet<>();
  private final Map<String, Integer> failures = new HashMap<>();

  synchronized void seen(String loop, Throwable failure) {
    int enough = failure instanceof Conflict ? CONFLICTS : FAILURES;
    if (failures.merge(loop, 1, Integer::sum) < enough) {
      return;
    }
    if (failing.isEmpty()) {
      LOG.warn(
          "the ledger does not answer: runs go on, their results wait, and nothing new starts until"
              + " it answers again: {}",
          failure.getMessage());
    }
    failing.add(loop);
  }

  synchronized void over(String loop) {
    failures.remove(loop);
    if (failing.remove(loop) && failing.isEmpty()) {
      LOG.info("the ledger answers again");
      // Who still waits for an answer from before will fail once more.
      failures.clear();
    }
  }

  synchronized boolean isOn() {
    return !failing.isEmpty();
  }
}
