package io.housekeeper.runtime.schedule;

import static io.housekeeper.runtime.schedule.Reading.at;
import static io.housekeeper.runtime.schedule.Reading.scheduleOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class FixedRateTest {

  @Test
  void isAGridThatDoesNotDependOnTheStart() {
    FixedRate rate = new FixedRate(new Interval(300_000), 60_000);
    assertThat(rate.next(at("2027-03-01T12:00:00Z"))).contains(at("2027-03-01T12:01:00Z"));
    assertThat(rate.next(at("2027-03-01T12:00:59.999999999Z")))
        .contains(at("2027-03-01T12:01:00Z"));
    assertThat(rate.next(at("2027-03-01T12:01:00Z"))).contains(at("2027-03-01T12:06:00Z"));
    assertThat(rate.previous(at("2027-03-01T12:01:00Z"))).contains(at("2027-03-01T12:01:00Z"));
    assertThat(rate.count(at("2027-03-01T12:01:00Z"), at("2027-03-01T12:11:00Z"))).isEqualTo(2);
  }

  @Test
  void beginsWith1970AndEndsWith2199() {
    FixedRate rate = new FixedRate(new Interval(1000), 10);
    assertThat(rate.next(Instant.MIN)).contains(Instant.ofEpochMilli(10));
    assertThat(rate.previous(Instant.ofEpochMilli(9))).isEmpty();
    assertThat(rate.previous(Instant.MIN)).isEmpty();
    Optional<Instant> last = rate.previous(Instant.MAX);
    assertThat(last).contains(at("2199-12-31T23:59:59.010Z"));
    assertThat(rate.next(last.orElseThrow())).isEmpty();
    assertThat(rate.count(Instant.MIN, Instant.MAX)).isEqualTo(CivilDate.END_OF_TIME);
  }

  @Test
  void tasksOfOneIntervalHaveDifferentPhases() {
    assertThat(scheduleOf("a", "every 1h")).isNotEqualTo(scheduleOf("b", "every 1h"));
  }

  @Test
  void saysInWordsWhatItIs() {
    assertThat(scheduleOf("a", "every 5m").description()).isEqualTo("every 5 minutes");
    assertThat(scheduleOf("a", "every 1h").description()).isEqualTo("every hour");
    assertThat(scheduleOf("a", "every 90s").description()).isEqualTo("every 1 minute 30 seconds");
    assertThat(scheduleOf("a", "1500").description()).isEqualTo("every 1 second 500 milliseconds");
    assertThat(scheduleOf("a", "every 2w").description())
        .startsWith("every 14 days of elapsed time")
        .contains("a cron pattern keeps it");
    assertThat(scheduleOf("a", "every 1w").text()).isEqualTo("every 7d");
  }

  @Property
  void nextPreviousAndCountAgree(
      @ForAll @LongRange(min = 1, max = 10_000_000) long interval,
      @ForAll @LongRange(min = 0, max = 7_000_000_000_000L) long millis,
      @ForAll @LongRange(min = 0, max = 999_999) long nanos) {
    FixedRate rate = new FixedRate(new Interval(interval), interval / 3);
    Instant at = Instant.ofEpochMilli(millis).plusNanos(nanos);
    Instant next = rate.next(at).orElseThrow();
    assertThat(next).isAfter(at);
    assertThat(Math.floorMod(next.toEpochMilli() - rate.phase(), interval)).isZero();
    assertThat(next.toEpochMilli() - at.toEpochMilli()).isLessThanOrEqualTo(interval);
    assertThat(rate.previous(next)).contains(next);
    assertThat(rate.count(at, next)).isEqualTo(1);
    assertThat(rate.count(at, next.minusNanos(1))).isZero();
    assertThat(rate.latest(at, next)).contains(next);
    assertThat(rate.latest(next, next)).isEmpty();
  }
}
