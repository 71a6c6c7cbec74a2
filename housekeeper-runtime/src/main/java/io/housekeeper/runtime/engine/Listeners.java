package io.housekeeper.runtime.engine;

import io.housekeeper.api.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everybody who is told what happens. */
final class Listeners {

  /** Read at each event, and seldom changed. */
  private final List<ListenerDesk> desks = new CopyOnWriteArrayList<>();

  /** Who is told nothing new, and has not ended yet. */
  private final List<ListenerDesk> leaving = new CopyOnWriteArrayList<>();

  private final Function<Happening, Run> describe;
  private final Ticker ticker;

  Listeners(List<Listening> listening, Function<Happening, Run> describe, Ticker ticker) {
    this.describe = describe;
    this.ticker = ticker;
    listening.forEach(one -> desks.add(new ListenerDesk(one, describe, ticker)));
  }

  void start() {
    desks.forEach(ListenerDesk::start);
  }

  /** Somebody else is told from now on. */
  void add(Listening listening) {
    ListenerDesk desk = new ListenerDesk(listening, describe, ticker);
    desk.start();
    desks.add(desk);
  }

  /**
   * Somebody is told no more: tells what is queued, for so long at most, and closes the listener.
   * If there is another one of its name, that one is told the rest.
   */
  void remove(Listening listening, Duration atMost) throws InterruptedException {
    for (ListenerDesk desk : desks.stream().filter(one -> one.serves(listening)).toList()) {
      leaving.add(desk);
      desks.remove(desk);
      desk.end();
      try {
        desk.close(atMost);
      } finally {
        named(desk.name()).ifPresentOrElse(desk::leaveTo, desk::sayWhatIsLeft);
        leaving.remove(desk);
      }
    }
  }

  private Optional<ListenerDesk> named(String listener) {
    return desks.stream().filter(desk -> desk.name().equals(listener)).findFirst();
  }

  /** Everybody who may have something in his queue. */
  private Stream<ListenerDesk> all() {
    return Stream.concat(leaving.stream(), desks.stream()).distinct();
  }

  void tell(Happening happening) {
    desks.forEach(desk -> desk.tell(happening));
  }

  /** Whether there is one of that name. */
  boolean has(String listener) {
    return named(listener).isPresent();
  }

  /** Tells something to one of them alone. */
  void tell(String listener, Happening happening) {
    named(listener).ifPresent(desk -> desk.tell(happening));
  }

  /** When the first run ended of whose end somebody has not been told yet. */
  Optional<Instant> oldestUntold() {
    return all().flatMap(desk -> desk.oldestUntold().stream()).min(Comparator.naturalOrder());
  }

  /** No run with a lower id is left of whose end somebody has not been told yet. */
  long lowestUntold() {
    return all().mapToLong(ListenerDesk::lowestUntold).min().orElse(Long.MAX_VALUE);
  }

  /** A place in the queues of all: what was told before it. */
  record Mark(Map<ListenerDesk, Long> told) {}

  Mark mark() {
    return new Mark(all().collect(Collectors.toMap(Function.identity(), ListenerDesk::told)));
  }

  /**
   * Whether everybody has served what was told before a mark. Who is there no more has, unless
   * another one is told the rest.
   */
  boolean haveServed(Mark mark) {
    Set<ListenerDesk> there = all().collect(Collectors.toSet());
    return mark.told().entrySet().stream()
        .allMatch(one -> one.getKey().hasServed(one.getValue(), there));
  }

  List<ListenerFigures> figures() {
    return desks.stream().map(ListenerDesk::figures).toList();
  }

  /** How many events were not told because a listener was too slow. */
  long dropped() {
    return desks.stream().mapToLong(ListenerDesk::dropped).sum();
  }

  /** How many times a listener has thrown something. */
  long failed() {
    return desks.stream().mapToLong(ListenerDesk::failed).sum();
  }

  /** What they do not do as they should, a sentence each. */
  List<String> problems() {
    return desks.stream().flatMap(desk -> desk.problems().stream()).toList();
  }

  /** Tells everybody what is queued, for so long at most; says whether that was enough. */
  boolean close(Duration atMost) throws InterruptedException {
    desks.forEach(ListenerDesk::end);
    long begin = ticker.nanos();
    boolean all = true;
    for (ListenerDesk desk : desks) {
      // All of them end at the same time: once that time is over it is over for the rest.
      Duration left = atMost.minus(ticker.since(begin));
      all &= desk.close(left.isNegative() ? Duration.ZERO : left);
      desk.sayWhatIsLeft();
    }
    return all;
  }
}
