package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.engine.SimulatedProcess.Killed;
import io.housekeeper.runtime.ledger.store.Others;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Supplier;

/** Simulated time: what happens next happens at once, in an order that a seed decides. */
final class World implements AutoCloseable {

  private record Event(long nanos, long number, Runnable what) {}

  private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::nanos).thenComparingLong(Event::number));
  private final Turns turns = new Turns(this::next);
  private final Random random;
  private final Trace trace;
  private final SimulatedDatabaseTime database = new SimulatedDatabaseTime(this);
  private long now;
  private long end;
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
      // There is no process any more in which it could go on.
    }
    return true;
  }

  /** Whoever is in the middle of something stands still there, while others go on. */
  void pause(Duration time) {
    if (!turns.isOne()) {
      return;
    }
    long until = now + time.toNanos();
    if (until <= end && (events.isEmpty() || events.peek().nanos > until)) {
      now = until;
      return;
    }
    turns.standStill(wake -> events.add(new Event(until, number++, wake)));
  }

  /** Those who go on while a transaction waits. */
  Others others() {
    return new Others() {
      @Override
      public void goOn() {
        pause(Duration.ofNanos(random.nextInt(1_500_000)));
      }

      @Override
      public long nanos() {
        return now;
      }
    };
  }

  /** What is still in the middle of something never ends it. */
  @Override
  public void close() {
    turns.close();
  }
}
