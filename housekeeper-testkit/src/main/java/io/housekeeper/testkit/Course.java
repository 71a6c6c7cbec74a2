package io.housekeeper.testkit;

import io.housekeeper.runtime.engine.Engine;
import io.housekeeper.testkit.VirtualClock.Event;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Lets virtual time go on, from one thing that happens to the next. Where nothing does it leaves
 * the time out: of a quiet night nobody looks every half second whether it is over.
 */
final class Course {

  /** What was done at an instant has been looked after by everybody so long after it. */
  private static final Duration SETTLE = Duration.ofMillis(1_500);

  /** So long before the next thing happens a node is awake, and knows that it is alive. */
  private static final Duration AHEAD = Duration.ofSeconds(2);

  private final VirtualClock clock;
  private final Hearing hearing;
  private Optional<Engine> engine = Optional.empty();
  private long calmSince;

  Course(VirtualClock clock, Hearing hearing) {
    this.clock = clock;
    this.hearing = hearing;
  }

  /** Whose time it is. */
  void drive(Engine driven) {
    engine = Optional.of(driven);
  }

  /** Until an instant, unless there is enough before; then everybody looks once more. */
  void goOn(long end, BooleanSupplier isEnough) {
    // Somebody may have asked for something since the last time.
    calmSince = clock.nanos();
    boolean more = true;
    while (more && !isEnough.getAsBoolean()) {
      leaveOut(end);
      more = step(end);
    }
    clock.hurry();
    long now = clock.nanos();
    more = true;
    while (more) {
      more = step(now);
    }
  }

  private boolean step(long end) {
    Optional<Event> next = clock.next(end);
    if (next.isEmpty()) {
      return false;
    }
    next.get().happen();
    if (!next.get().isLook()) {
      calmSince = clock.nanos();
    }
    engine.ifPresent(hearing::await);
    return true;
  }

  private void leaveOut(long end) {
    long now = clock.nanos();
    if (now < calmSince + SETTLE.toNanos()) {
      return;
    }
    long planned = engine.flatMap(Engine::nextOccasion).map(clock::nanosOf).orElse(Long.MAX_VALUE);
    long next = Math.min(end, Math.min(planned, clock.nextOccasion()));
    if (next - AHEAD.toNanos() > now) {
      clock.leap(next - AHEAD.toNanos());
    }
    // What happens then is settled later.
    calmSince = Math.max(now, next);
  }
}
