package io.housekeeper.runtime.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The database's clock as this node knows it: its own monotonic time plus an offset, measured with
 * each beat. Small differences are made up for slowly, but for what an answer that took less time
 * than all before it is ahead: the first one may have taken long, because its code had to be
 * loaded. A step of more than a minute is believed after it has held for ten seconds.
 */
final class DatabaseClock implements InstantSource {

  private static final Duration STEP = Duration.ofMinutes(1);
  private static final Duration HOLD = Duration.ofSeconds(10);

  /** Differences up to this are made up for slowly, at one part in this many. */
  private static final Duration SLEWED = Duration.ofSeconds(1);

  private static final int SLEW = 20;

  /** An answer that took more than twice as long says little; as after an outage. */
  private static final Duration PROMPT = Duration.ofMillis(100);

  /** An answer leaves out what is less than that. */
  private static final Duration RESOLUTION = Duration.ofMillis(1);

  private final Ticker ticker;
  private long offsetNanos;
  private long targetNanos;
  private long slewedAt;

  /** By how much the most exact answer so far may be wrong. */
  private long leastDoubt;

  /** By how much the answer that is aimed at may be wrong. */
  private long targetDoubt;

  private boolean isSet;
  private long stepSince;
  private boolean stepPending;

  DatabaseClock(Ticker ticker) {
    this.ticker = ticker;
  }

  /**
   * A measurement.
   *
   * @param sent when the question was sent, by the ticker
   * @param received when the answer was there, by the ticker
   */
  synchronized void measured(long sent, long received, Instant databaseTime) {
    long middle = sent + (received - sent) / 2;
    long measured = nanos(databaseTime) - middle;
    long doubt = (received - sent) / 2;
    if (!isSet) {
      jump(measured, doubt);
      leastDoubt = doubt;
      isSet = true;
      return;
    }
    long difference = Math.abs(measured - current());
    if (doubt > PROMPT.toNanos() && difference <= doubt + PROMPT.toNanos()) {
      // Somewhere in between the database looked at its clock: this contradicts nothing.
      stepPending = false;
      return;
    }
    if (difference > STEP.toNanos()) {
      step(measured, received, doubt);
      return;
    }
    stepPending = false;
    boolean isMoreExact = doubt < leastDoubt && difference <= leastDoubt;
    leastDoubt = Math.min(leastDoubt, doubt);
    if (difference > SLEWED.toNanos() || (isMoreExact && measured > current())) {
      jump(measured, doubt);
    } else {
      aim(measured, doubt);
    }
  }

  private void step(long measured, long received, long doubt) {
    if (!stepPending) {
      stepPending = true;
      stepSince = received;
    } else if (received - stepSince >= HOLD.toNanos()) {
      stepPending = false;
      jump(measured, doubt);
    }
  }

  private void jump(long measured, long doubt) {
    offsetNanos = measured;
    slewedAt = ticker.nanos();
    aim(measured, doubt);
  }

  private void aim(long measured, long doubt) {
    targetNanos = measured;
    targetDoubt = doubt;
  }

  private long current() {
    long now = ticker.nanos();
    long most = (now - slewedAt) / SLEW;
    long rest = targetNanos - offsetNanos;
    long slewed = Math.max(-most, Math.min(most, rest));
    if (slewed != 0 || rest == 0) {
      offsetNanos += slewed;
      slewedAt = now;
    }
    return offsetNanos;
  }

  /**
   * By how much this may be behind the database's clock, or ahead of it. Only an answer that took
   * no time at all, where time is virtual, leaves no doubt.
   */
  synchronized Duration doubt() {
    long doubt = targetDoubt + Math.abs(targetNanos - current());
    return doubt == 0 ? Duration.ZERO : Duration.ofNanos(doubt).plus(RESOLUTION);
  }

  @Override
  public synchronized Instant instant() {
    long nanos = ticker.nanos() + current();
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
  }

  private static long nanos(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
  }
}
