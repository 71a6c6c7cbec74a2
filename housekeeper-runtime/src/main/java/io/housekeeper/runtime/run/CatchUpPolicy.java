package io.housekeeper.runtime.run;

import io.housekeeper.api.CatchUp;
import io.housekeeper.runtime.run.Stretch.Fires;
import io.housekeeper.runtime.run.Stretch.Late;
import io.housekeeper.runtime.run.Stretch.Missed;
import io.housekeeper.runtime.run.Stretch.OnTime;
import io.housekeeper.runtime.schedule.FixedDelay;
import io.housekeeper.runtime.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Settles all fires that are due and not accounted for, however long nobody was there. The work is
 * bounded: a month of missed seconds costs no more than one.
 *
 * <p>The stretches that come out follow each other without a gap and without an overlap, and cover
 * every fire up to now.
 */
public final class CatchUpPolicy {

  /** Fires that are no later than this are run one by one, as if on time. */
  static final Duration PUNCTUAL = Duration.ofMinutes(1);

  /** At most so many fires are run one by one. */
  static final int MOST = 100;

  private final Schedule schedule;
  private final CatchUp policy;
  private final Instant upTo;
  private final Instant now;
  private final List<Stretch> stretches = new ArrayList<>();
  private Instant accountedTo;

  private CatchUpPolicy(
      Schedule schedule, CatchUp policy, Instant accountedTo, Instant upTo, Instant now) {
    this.schedule = schedule;
    this.policy = policy;
    this.accountedTo = accountedTo;
    this.upTo = upTo;
    this.now = now;
  }

  /** What becomes of the fires after an instant and up to now, oldest first. */
  public static List<Stretch> settle(
      Schedule schedule, CatchUp policy, Instant accountedTo, Instant now) {
    return settle(schedule, policy, accountedTo, now, now);
  }

  /**
   * What becomes of the fires after an instant and up to another that is not later than now, oldest
   * first.
   */
  public static List<Stretch> settle(
      Schedule schedule, CatchUp policy, Instant accountedTo, Instant upTo, Instant now) {
    return new CatchUpPolicy(schedule, policy, accountedTo, upTo, now).settled();
  }

  private List<Stretch> settled() {
    if (schedule instanceof FixedDelay) {
      nextUpTo(upTo).ifPresent(this::settleOnly);
      return stretches;
    }
    Instant punctual =
        earliest(upTo, newest(MOST, latest(accountedTo, earliest(late(), upTo)), upTo));
    switch (policy.mode()) {
      case NONE -> missUpTo(punctual, MissedBecause.NO_CATCH_UP);
      case LATEST -> {
        missUpTo(earliest(tooOld(), punctual), MissedBecause.TOO_OLD);
        runLatest(punctual);
      }
      case ALL -> {
        missUpTo(earliest(tooOld(), punctual), MissedBecause.TOO_OLD);
        missUpTo(newest(policy.atMost(), accountedTo, punctual), MissedBecause.TOO_MANY);
        runAll(punctual);
      }
    }
    runOnTime();
    return stretches;
  }

  /**
   * Settles the one fire that a fixed delay can have. Where it is missed, the next delay counts
   * from now: between its instant and now there was no run whose end could have made another due.
   */
  private void settleOnly(Instant fire) {
    Fires fires = new Fires(accountedTo, fire, 1);
    Fires upToNow = new Fires(accountedTo, upTo, 1);
    if (fire.isAfter(late())) {
      add(new OnTime(fires));
    } else if (policy.mode() == CatchUp.Mode.NONE) {
      add(new Missed(upToNow, MissedBecause.NO_CATCH_UP));
    } else if (fire.isAfter(tooOld())) {
      add(new Late(fires, Duration.ZERO));
    } else {
      add(new Missed(upToNow, MissedBecause.TOO_OLD));
    }
  }

  private Optional<Instant> nextUpTo(Instant limit) {
    return schedule.next(accountedTo).filter(fire -> !fire.isAfter(limit));
  }

  /** Fires up to this instant are later than punctual. */
  private Instant late() {
    return now.minus(PUNCTUAL).minusNanos(1);
  }

  /** Fires up to this instant are older than the task catches up. */
  private Instant tooOld() {
    return now.minus(policy.within()).minusNanos(1);
  }

  private void missUpTo(Instant limit, MissedBecause because) {
    fires(limit).ifPresent(fires -> add(new Missed(fires, because)));
  }

  private void runLatest(Instant limit) {
    fires(limit).ifPresent(fires -> add(new Late(fires, Duration.ZERO)));
  }

  private void runAll(Instant limit) {
    long count = schedule.count(accountedTo, limit);
    Duration step = policy.spread().dividedBy(Math.max(1, count));
    for (int i = 0; i < count; i++) {
      add(new Late(nextFire(), step.multipliedBy(i)));
    }
  }

  private void runOnTime() {
    long count = schedule.count(accountedTo, upTo);
    for (int i = 0; i < count; i++) {
      add(new OnTime(nextFire()));
    }
  }

  private Fires nextFire() {
    return new Fires(accountedTo, nextUpTo(upTo).orElseThrow(), 1);
  }

  private Optional<Fires> fires(Instant limit) {
    return schedule
        .latest(accountedTo, limit)
        .map(last -> new Fires(accountedTo, last, schedule.count(accountedTo, last)));
  }

  /** The instant in a stretch after which no more than so many of its fires lie. */
  private Instant newest(int most, Instant from, Instant to) {
    if (schedule.count(from, to) <= most) {
      return from;
    }
    Instant before = to.plusNanos(1);
    for (int i = 0; i < most; i++) {
      before = schedule.latest(from, before.minusNanos(1)).orElseThrow();
    }
    return before.minusNanos(1);
  }

  private void add(Stretch stretch) {
    stretches.add(stretch);
    accountedTo = stretch.fires().last();
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earliest(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
