package io.housekeeper.runtime.engine;

import io.housekeeper.api.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Everybody who is told what happens. */
final class Listeners {

  private final List<ListenerDesk> desks;

  Listeners(List<Listening> listening, Function<Happening, Run> describe) {
    this.desks = listening.stream().map(one -> new ListenerDesk(one, describe)).toList();
  }

  void start() {
    desks.forEach(ListenerDesk::start);
  }

  void tell(Happening happening) {
    desks.forEach(desk -> desk.tell(happening));
  }

  /** When the first run ended of whose end somebody has not been told yet. */
  Optional<Instant> oldestUntold() {
    return desks.stream()
        .flatMap(desk -> desk.oldestUntold().stream())
        .min(Comparator.naturalOrder());
  }

  /** How many events were not told because a listener was too slow. */
  long dropped() {
    return desks.stream().mapToLong(ListenerDesk::dropped).sum();
  }

  void close(Duration atMost) throws InterruptedException {
    for (ListenerDesk desk : desks) {
      desk.close(atMost);
    }
  }
}
