package io.housekeeper.runtime.control;

import io.housekeeper.runtime.control.Attention.Kind;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Overridden;
import io.housekeeper.runtime.ledger.TaskKey;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody sees to, for some time. */
final class Seen {

  private final Ledger ledger;
  private final Map<String, ChangeMade.By> byTask;

  Seen(Ledger ledger, List<Overridden> inPlace, Instant now) {
    this.ledger = ledger;
    this.byTask =
        inPlace.stream()
            .filter(Overridden::isAcknowledgement)
            .filter(one -> one.by().until().filter(now::isBefore).isPresent())
            .collect(Collectors.toMap(Overridden::task, one -> ChangeMade.By.of(one.by())));
  }

  /** The same, with who sees to it. */
  List<Attention> mark(Collection<Attention> found) {
    Set<String> failing =
        found.stream()
            .filter(one -> one.kind() == Kind.FAILING && byTask.containsKey(one.task()))
            .map(Attention::task)
            .collect(Collectors.toSet());
    Map<String, Instant> well = well(failing);
    return found.stream().map(one -> mark(one, well)).toList();
  }

  /** When each of these did its work last. */
  private Map<String, Instant> well(Set<String> tasks) {
    Map<Integer, TaskKey> keys = new HashMap<>();
    ledger.tasks().keys(tasks).forEach(key -> keys.put(key.id(), key));
    Map<String, Instant> well = new HashMap<>();
    for (Entry success : ledger.history().newestSuccess(keys.keySet())) {
      Optional.ofNullable(keys.get(success.task()))
          .ifPresent(key -> well.merge(key.name(), success.endedAt(), Seen::later));
    }
    return well;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** What began after somebody saw to the task is something else. */
  private Attention mark(Attention one, Map<String, Instant> well) {
    Instant began =
        one.kind() == Kind.FAILING ? well.getOrDefault(one.task(), Instant.MIN) : one.since();
    return Optional.ofNullable(byTask.get(one.task()))
        .filter(by -> !began.isAfter(by.at()))
        .map(one::acknowledged)
        .orElse(one);
  }
}
