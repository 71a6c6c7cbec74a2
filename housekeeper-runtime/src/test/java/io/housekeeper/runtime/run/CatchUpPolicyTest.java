package io.housekeeper.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.CatchUp;
import io.housekeeper.runtime.run.Stretch.Fires;
import io.housekeeper.runtime.run.Stretch.Late;
import io.housekeeper.runtime.run.Stretch.Missed;
import io.housekeeper.runtime.run.Stretch.OnTime;
import io.housekeeper.runtime.schedule.Schedule;
import io.housekeeper.runtime.schedule.ScheduleReader;
import io.housekeeper.runtime.schedule.ScheduleRules;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CatchUpPolicyTest {

  private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
  private static final CatchUp LATEST = CatchUp.latest(Duration.ofDays(1));

  private final Schedule hourly = schedule("0 * * * *");

  @Test
  void nothingDueIsNothing() {
    assertThat(settle(hourly, LATEST, NOON, NOON.plusSeconds(3599))).isEmpty();
  }

  @Test
  void aFireUpToAMinuteLateIsOnTime() {
    assertThat(settle(hourly, CatchUp.none(), NOON, NOON.plusSeconds(3660)))
        .containsExactly(new OnTime(new Fires(NOON, NOON.plusSeconds(3600), 1)));
  }

  @Test
  void theLatestRunsAndStandsForAll() {
    assertThat(settle(hourly, LATEST, NOON, NOON.plusSeconds(3 * 3600 + 600)))
        .containsExactly(new Late(new Fires(NOON, NOON.plusSeconds(3 * 3600), 3), Duration.ZERO));
  }

  @Test
  void whatIsTooOldIsMissedInOneEntry() {
    Instant now = NOON.plus(Duration.ofDays(3)).plusSeconds(600);
    Instant dayAgo = NOON.plus(Duration.ofDays(2));
    assertThat(settle(hourly, LATEST, NOON, now))
        .containsExactly(
            new Missed(new Fires(NOON, dayAgo, 48), MissedBecause.TOO_OLD),
            new Late(new Fires(dayAgo, NOON.plus(Duration.ofDays(3)), 24), Duration.ZERO));
  }

  @Test
  void aFireExactlyAsOldAsAllowedIsNotTooOld() {
    Instant now = NOON.plus(Duration.ofHours(25));
    assertThat(settle(hourly, LATEST, NOON, now).get(0))
        .isEqualTo(new Late(new Fires(NOON, now.minusSeconds(3600), 24), Duration.ZERO));
  }

  @Test
  void withoutCatchUpAllIsMissed() {
    assertThat(settle(hourly, CatchUp.none(), NOON, NOON.plusSeconds(3 * 3600 + 600)))
        .containsExactly(
            new Missed(new Fires(NOON, NOON.plusSeconds(3 * 3600), 3), MissedBecause.NO_CATCH_UP));
  }

  @Test
  void allRunOneByOneSpreadAndUpToTheCap() {
    CatchUp all = CatchUp.all(Duration.ofDays(1), 2).spread(Duration.ofMinutes(10));
    assertThat(settle(hourly, all, NOON, NOON.plusSeconds(3 * 3600 + 600)))
        .containsExactly(
            new Missed(new Fires(NOON, NOON.plusSeconds(3600), 1), MissedBecause.TOO_MANY),
            new Late(new Fires(NOON.plusSeconds(3600), NOON.plusSeconds(7200), 1), Duration.ZERO),
            new Late(
                new Fires(NOON.plusSeconds(7200), NOON.plusSeconds(10_800), 1),
                Duration.ofMinutes(5)));
  }

  @Test
  void aMonthOfMissedSecondsCostsNoMoreThanOne() {
    List<Stretch> stretches =
        settle(schedule("* * * * * *"), LATEST, NOON, NOON.plus(Duration.ofDays(30)));
    assertThat(stretches).hasSize(2 + 61);
    assertThat(stretches.get(0).fires().count()).isEqualTo(29 * 86_400L - 1);
    assertThat(stretches.get(1).fires().count()).isEqualTo(86_400L - 60);
  }

  @Test
  void notEvenTheLastMinuteRunsMoreThanAHundredOneByOne() {
    List<Stretch> stretches = settle(schedule("every 100ms"), LATEST, NOON, NOON.plusSeconds(59));
    assertThat(stretches).filteredOn(OnTime.class::isInstance).hasSize(100);
    assertThat(stretches.get(0).fires().count()).isEqualTo(490);
  }

  @Test
  void aFixedDelayIsDueOnceHoweverLongAgo() {
    Schedule delay = schedule("every 10s after completion");
    Instant due = NOON.plusSeconds(10);
    Instant later = NOON.plusSeconds(7200);
    assertThat(settle(delay, LATEST, NOON, NOON.plusSeconds(9))).isEmpty();
    assertThat(settle(delay, LATEST, NOON, NOON.plusSeconds(30)))
        .containsExactly(new OnTime(new Fires(NOON, due, 1)));
    assertThat(settle(delay, LATEST, NOON, later))
        .containsExactly(new Late(new Fires(NOON, due, 1), Duration.ZERO));
    assertThat(settle(delay, CatchUp.none(), NOON, later))
        .containsExactly(new Missed(new Fires(NOON, later, 1), MissedBecause.NO_CATCH_UP));
  }

  @Property(tries = 500)
  void everyFireIsInExactlyOneStretch(
      @ForAll @IntRange(min = 0, max = 4) int which,
      @ForAll @LongRange(min = 1, max = 400_000) long seconds,
      @ForAll @IntRange(min = 0, max = 2) int mode,
      @ForAll @IntRange(min = 1, max = 100) int atMost,
      @ForAll @LongRange(min = 1, max = 200_000) long within) {
    Schedule schedule =
        schedule(
            List.of("* * * * *", "0 */3 * * *", "every 7s", "*/20 * * * * *", "30 2 * * 1")
                .get(which));
    CatchUp policy =
        List.of(
                CatchUp.none(),
                CatchUp.latest(Duration.ofSeconds(within)),
                CatchUp.all(Duration.ofSeconds(within), atMost))
            .get(mode);
    Instant now = NOON.plusSeconds(seconds);
    List<Stretch> stretches = settle(schedule, policy, NOON, now);
    Instant accountedTo = NOON;
    for (Stretch stretch : stretches) {
      Fires fires = stretch.fires();
      assertThat(fires.after()).isEqualTo(accountedTo);
      assertThat(fires.count()).isEqualTo(schedule.count(accountedTo, fires.last()));
      accountedTo = fires.last();
    }
    assertThat(schedule.count(accountedTo, now)).isZero();
    assertThat(stretches).filteredOn(Late.class::isInstance).hasSizeLessThanOrEqualTo(100);
    assertThat(stretches).hasSizeLessThanOrEqualTo(202);
  }

  private static List<Stretch> settle(
      Schedule schedule, CatchUp policy, Instant accountedTo, Instant now) {
    return CatchUpPolicy.settle(schedule, policy, accountedTo, now);
  }

  private static Schedule schedule(String text) {
    return new ScheduleReader(name -> Optional.empty())
        .read(text, ScheduleRules.of("test", ZoneOffset.UTC));
  }
}
