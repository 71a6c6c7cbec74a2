package io.housekeeper.runtime.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Supplier;

/** Simulated time: what happens next happens at once, in an order that a seed decides. */
final class World {

  private record Event(long nanos, long number, Runnable what) {}

  private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::nanos).thenComparingLong(Event::number));
  private final Random random;
  private final Trace trace;
  private final SimulatedDatabaseTime database = new SimulatedDatabaseTime(this);
  private long now;
  private long number;
  private boolean calm;
  private long outUntil;

  World(long seed) {
    this(seed, Trace.none());
  }

  World(long seed, Trace trace) {
    this.random = new Random(seed);
    this.trace = trace;
  }

  long nanos() {
    return now;
  }

  /** What really is the time. */
  Instant instant() {
    return BEGIN.plusNanos(now);
  }

  SimulatedDatabaseTime database() {
    return database;
  }

  /** The clock of the database, which may be wrong. */
  InstantSource databaseClock() {
    return database;
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

  /** When nobody reached the database for the last time. */
  long outUntil() {
    return outUntil;
  }

  boolean isOut() {
    return outUntil > now;
  }

  /** From now on nothing goes wrong any more. */
  void calm() {
    calm = true;
    note(() -> "from now on nothing goes wrong");
  }

  boolean isCalm() {
    return calm;
  }

  /** Whether something goes wrong that does so in a part of all cases. */
  boolean trouble(double part) {
    return !calm && chance(part);
  }

  void note(Supplier<String> what) {
    trace.note(instant(), what);
  }

  void fault(Fault fault, Supplier<String> where) {
    trace.fault(instant(), fault, where);
  }

  Trace trace() {
    return trace;
  }

  void in(Duration wait, Runnable what) {
    events.add(new Event(now + Math.max(0, wait.toNanos()), number++, what));
  }

  /**
   * Lets everything happen that happens in a while. Whoever is called in the middle of a step lets
   * the step stand still meanwhile; where others do so in turn it takes longer than asked for.
   */
  void pass(Duration time) {
    long end = now + time.toNanos();
    while (!events.isEmpty() && events.peek().nanos <= end) {
      Event event = events.remove();
      now = Math.max(now, event.nanos);
      event.what.run();
    }
    now = Math.max(now, end);
  }
}
