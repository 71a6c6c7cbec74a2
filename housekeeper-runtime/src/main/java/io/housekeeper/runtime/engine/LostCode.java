package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.LedgerFailure;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Tasks;
import io.housekeeper.runtime.ledger.Written.Made;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives up tasks whose code no living node has had for a while. */
final class LostCode {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** As long as nothing is missing. Each look goes through all tasks that there are. */
  private static final Duration LOOK = Duration.ofMinutes(1);

  private final Tasks tasks;
  private final Membership me;
  private final Ticker ticker;
  private final Map<Integer, Long> missingSince = new HashMap<>();
  private Optional<Long> nothingMissingAt = Optional.empty();

  LostCode(Mandate mandate, Ticker ticker) {
    this.tasks = mandate.ledger().tasks();
    this.me = mandate.me();
    this.ticker = ticker;
  }

  /** Who did not look for a while cannot say that nobody had the code meanwhile. */
  private List<Integer> uncarried() {
    try {
      return tasks.uncarried();
    } catch (LedgerFailure failure) {
      missingSince.clear();
      throw failure;
    }
  }

  /** What became of the tasks that were given up. */
  Made giveUp() {
    if (nothingMissingAt.filter(then -> ticker.since(then).compareTo(LOOK) < 0).isPresent()) {
      return Made.NOTHING;
    }
    List<Integer> missing = uncarried();
    missingSince.keySet().retainAll(missing);
    long now = ticker.nanos();
    nothingMissingAt = missing.isEmpty() ? Optional.of(now) : Optional.empty();
    missing.forEach(task -> missingSince.putIfAbsent(task, now));
    List<Integer> lost =
        missingSince.entrySet().stream()
            .filter(one -> ticker.since(one.getValue()).compareTo(PATIENCE) >= 0)
            .map(Map.Entry::getKey)
            .toList();
    if (lost.isEmpty()) {
      return Made.NOTHING;
    }
    Made made = tasks.retire(me, lost);
    // What cannot be given up here, because it cannot be read, is not asked for in each round.
    lost.forEach(missingSince::remove);
    return made;
  }
}
