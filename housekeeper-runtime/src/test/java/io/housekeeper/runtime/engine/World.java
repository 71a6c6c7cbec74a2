package io.housekeeper.runtime.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;

/** Simulated time: what happens next happens at once, in an order that a seed decides. */
final class World implements AutoCloseable {

  private record Event(long nanos, long number, Runnable what) {}

  private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::nanos).thenComparingLong(Event::number));
  private final Turns turns = new Turns(this::next);
  private final Random random;
  private long now;
  private long end;
  private long number;
  private boolean calm;
  private long outUntil;
  private Duration highestOffset = Duration.ZERO;
  private Duration databaseOffset = Duration.ZERO;

  World(long seed) {
    this.random = new Random(seed);
  }

  long nanos() {
    return now;
  }

  /** What really is the time. */
  Instant instant() {
    return BEGIN.plusNanos(now);
  }

  /** The clock of the database, which may be wrong. */
  InstantSource databaseClock() {
    return () -> instant().plus(databaseOffset);
  }

  /** The latest time that the database's clock has ever shown. */
  Instant latestDatabaseTime() {
    return instant().plus(highestOffset);
  }

  void stepDatabaseClock(Duration by) {
    databaseOffset = databaseOffset.plus(by);
    if (databaseOffset.compareTo(highestOffset) > 0) {
      highestOffset = databaseOffset;
    }
  }

  Random random() {
    return random;
  }

  /** A length of time between two. */
  Duration between(Duration least, Duration most) {
    long span = most.toNanos() - least.toNanos();
    return least.plusNanos(span <= 0 ? 0 : (long) (random.nextDouble() * span));
  }

  boolean chance(double part) {
    return random.nextDouble() < part;
  }

  /** Nobody reaches the database for a while. */
  void outage(Duration time) {
    outUntil = Math.max(outUntil, now + time.toNanos());
  }

  boolean isOut() {
    return outUntil > now;
  }

  /** From now on nothing goes wrong any more. */
  void calm() {
    calm = true;
  }

  boolean isCalm() {
    return calm;
  }

  /** Whether something goes wrong that does so in a part of all cases. */
  boolean trouble(double part) {
    return !calm && chance(part);
  }

  void in(Duration wait, Runnable what) {
    events.add(new Event(now + Math.max(0, wait.toNanos()), number++, what));
  }

  /** Lets everything happen that happens in a while. */
  void pass(Duration time) {
    end = now + time.toNanos();
    turns.go();
    now = end;
  }

  private boolean next() {
    if (events.isEmpty() || events.peek().nanos > end) {
      return false;
    }
    Event event = events.remove();
    now = event.nanos;
    try {
      event.what.run();
    } catch (Killed killed) {
      // Its process is no more.
    }
    return true;
  }

  /** Whoever is in the middle of something stands still there, while others go on. */
  void pause(Duration time) {
    long until = now + time.toNanos();
    if (!turns.isOne()) {
      return;
    }
    if (until <= end && (events.isEmpty() || events.peek().nanos > until)) {
      now = until;
      return;
    }
    turns.standStill(wake -> events.add(new Event(until, number++, wake)));
  }

  /** What is still in the middle of something never ends it. */
  @Override
  public void close() {
    turns.close();
  }
}
