package io.housekeeper.runtime.engine;

import io.housekeeper.api.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

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

  /** No run with a lower id is left of whose end somebody has not been told yet. */
  long lowestUntold() {
    return desks.stream().mapToLong(ListenerDesk::lowestUntold).min().orElse(Long.MAX_VALUE);
  }

  /** A place in the queues of all: what was told before it. */
  record Mark(List<Long> told) {}

  Mark mark() {
    return new Mark(desks.stream().map(ListenerDesk::told).toList());
  }

  /** Whether everybody has served what was told before a mark. */
  boolean haveServed(Mark mark) {
    return IntStream.range(0, desks.size())
        .allMatch(i -> desks.get(i).served() >= mark.told().get(i));
  }

  List<ListenerFigures> figures() {
    return desks.stream().map(ListenerDesk::figures).toList();
  }

  /** How many events were not told because a listener was too slow. */
  long dropped() {
    return desks.stream().mapToLong(ListenerDesk::dropped).sum();
  }

  /** Tells everybody what is queued, for so long at most; says whether that was enough. */
  boolean close(Duration atMost) throws InterruptedException {
    desks.forEach(ListenerDesk::end);
    boolean all = true;
    for (ListenerDesk desk : desks) {
      // All of them end at the same time: once that time is over it is over for the rest.
      all &= desk.close(all ? atMost : Duration.ZERO);
    }
    return all;
  }
}
