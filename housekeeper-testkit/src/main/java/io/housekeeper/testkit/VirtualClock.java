package io.housekeeper.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** Time that stands still until it is told to go on, and what is to happen in it. */
final class VirtualClock {

  /** So much happens at one instant only where nothing ever lets time go on. */
  private static final int MOST_AT_ONCE = 1_000_000;

  /** Something that is to happen. */
  static final class Event {
    private final int rank;
    private final Runnable what;
    private long nanos;
    private long number;

    private Event(int rank, Runnable what) {
      this.rank = rank;
      this.what = what;
    }

    /** Whether it only looks if there is something to do, and can do so later. */
    boolean isLook() {
      return rank > 0;
    }

    void happen() {
      what.run();
    }
  }

  private final Instant begin;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(
          Comparator.comparingLong((Event event) -> event.nanos)
              .thenComparingLong(event -> event.number));
  private long now;
  private long number;
  private int atOnce;

  /** In whole milliseconds, as the ledger keeps time. */
  VirtualClock(Instant begin) {
    this.begin = begin.truncatedTo(ChronoUnit.MILLIS);
  }

  synchronized long nanos() {
    return now;
  }

  synchronized Instant instant() {
    return begin.plusNanos(now);
  }

  /** How long after the beginning an instant is; an instant that is too far away is the last. */
  long nanosOf(Instant instant) {
    Duration far = Duration.ofNanos(Long.MAX_VALUE);
    Duration time = Duration.between(begin, instant);
    return time.compareTo(far) < 0 ? time.toNanos() : Long.MAX_VALUE;
  }

  /** Something happens after a while. */
  Event in(Duration wait, Runnable what) {
    return in(wait, 0, what);
  }

  /**
   * The same for a loop.
   *
   * @param rank from 1 on: where loops look at one instant, in which order
   */
  synchronized Event in(Duration wait, int rank, Runnable what) {
    Event event = new Event(rank, what);
    put(event, now + Math.max(0, wait.toNanos()));
    return event;
  }

  private void put(Event event, long nanos) {
    event.nanos = nanos;
    event.number = number++;
    events.add(event);
  }

  /** It does not happen after all. */
  synchronized void cancel(Event event) {
    events.remove(event);
  }

  /** Goes on to what happens next, or to the end if nothing does before. */
  synchronized Optional<Event> next(long end) {
    Event next = events.peek();
    boolean isSoon = next != null && next.nanos <= end;
    goOn(isSoon ? Math.max(now, next.nanos) : end);
    return isSoon ? Optional.ofNullable(events.poll()) : Optional.empty();
  }

  private void goOn(long to) {
    atOnce = to == now ? atOnce + 1 : 0;
    now = to;
    if (atOnce > MOST_AT_ONCE) {
      throw new AssertionError(
          "time does not go on at %s: %,d things have happened there"
              .formatted(instant(), MOST_AT_ONCE));
    }
  }

  /** When the next thing happens that cannot happen later. */
  synchronized long nextOccasion() {
    return events.stream()
        .filter(event -> !event.isLook())
        .mapToLong(event -> event.nanos)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** Leaves a stretch out: who would have looked in it looks at its end. */
  synchronized void leap(long to) {
    looks(to).forEach(event -> put(event, to));
    now = to;
  }

  /** All loops look now, and not when they would have. */
  synchronized void hurry() {
    looks(Long.MAX_VALUE).forEach(event -> put(event, now));
  }

  private List<Event> looks(long before) {
    List<Event> looks =
        events.stream()
            .filter(event -> event.isLook() && event.nanos < before)
            .sorted(Comparator.comparingInt(event -> event.rank))
            .toList();
    events.removeAll(looks);
    return looks;
  }
}
