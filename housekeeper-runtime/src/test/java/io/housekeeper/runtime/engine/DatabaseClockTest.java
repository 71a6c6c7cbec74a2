package io.housekeeper.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a node knows of the time of its database. */
class DatabaseClockTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private long nanos;
  private final DatabaseClock clock = new DatabaseClock(() -> nanos);

  private static long millis(long millis) {
    return Duration.ofMillis(millis).toNanos();
  }

  /** It is so many milliseconds after noon there, and the answer has taken so long. */
  private void answered(long afterNoon, long took) {
    clock.measured(nanos - millis(took), nanos, NOON.plusMillis(afterNoon));
  }

  private void pass(long millis) {
    nanos += millis(millis);
  }

  @Test
  void whatTheFirstAnswerLeftOpenTheNextOneMakesUpForAtOnce() {
    pass(200);
    answered(0, 200);
    assertThat(clock.instant()).isEqualTo(NOON.plusMillis(100));
    pass(2);
    answered(181, 2);
    assertThat(clock.instant()).isEqualTo(NOON.plusMillis(182));
  }

  @Test
  void saysByHowMuchItMayBeWrong() {
    pass(200);
    answered(0, 200);
    // The database says whole milliseconds.
    assertThat(clock.doubt()).hasMillis(101);
    pass(2);
    answered(51, 2);
    // It is fifty ahead of that, which it makes up for slowly.
    assertThat(clock.doubt()).hasMillis(52);
    pass(400);
    assertThat(clock.doubt()).hasMillis(32);
  }

  @Test
  void anAnswerThatTookNoTimeLeavesNoDoubt() {
    answered(0, 0);
    assertThat(clock.doubt()).isZero();
  }

  @Test
  void neverGoesBack() {
    pass(200);
    answered(0, 200);
    pass(2);
    answered(51, 2);
    assertThat(clock.instant()).isEqualTo(NOON.plusMillis(102));
    pass(1_000);
    // At one part in twenty.
    assertThat(clock.instant()).isEqualTo(NOON.plusMillis(1_052));
  }

  @Test
  void whatIsNoMoreExactIsMadeUpForSlowly() {
    pass(2);
    answered(0, 2);
    pass(1_000);
    answered(1_009, 4);
    assertThat(clock.instant()).isEqualTo(NOON.plusMillis(1_001));
    pass(100);
    assertThat(clock.instant()).isEqualTo(NOON.plusMillis(1_106));
  }

  @Test
  void aClockThatWasSetIsFollowedSlowly() {
    pass(10);
    answered(0, 10);
    pass(1_000);
    answered(1_500, 2);
    assertThat(clock.instant()).isEqualTo(NOON.plusMillis(1_005));
  }
}
