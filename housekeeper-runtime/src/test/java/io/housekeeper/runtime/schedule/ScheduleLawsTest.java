package io.housekeeper.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What must hold between the answers of one schedule, far apart as they may lie. */
class ScheduleLawsTest {

  private static final int TRIES = 2_000;
  private static final int MOST_STEPS = 100;
  private static final List<ZoneId> ZONES = DistinctZones.all();
  private static final ScheduleReader READER = new ScheduleReader(name -> Optional.empty());
  private static final long EARLY = Instant.parse("1969-06-01T00:00:00Z").getEpochSecond();
  private static final long LATE = Instant.parse("2200-06-01T00:00:00Z").getEpochSecond();

  /** A schedule with what one needs to make it again. */
  record Sample(String text, ScheduleRules rules, Timetable schedule) {

    @Override
    public String toString() {
      return "'" + text + "' by " + rules;
    }
  }

  @Property(tries = TRIES)
  void previousGoesBackToNext(
      @ForAll("schedules") Sample sample, @ForAll("instants") Instant from) {
    Timetable schedule = sample.schedule();
    Optional<Instant> next = schedule.next(from);
    assertThat(schedule.count(from, Instant.MAX) > 0).isEqualTo(next.isPresent());
    next.ifPresent(
        fire -> {
          assertThat(fire).isAfter(from);
          assertThat(schedule.previous(fire)).contains(fire);
          assertThat(schedule.latest(from, fire.minusNanos(1))).isEmpty();
          assertThat(schedule.count(from, fire)).isOne();
        });
  }

  @Property(tries = TRIES)
  void nextGoesOnFromPrevious(
      @ForAll("schedules") Sample sample, @ForAll("instants") Instant from) {
    Timetable schedule = sample.schedule();
    Optional<Instant> previous = schedule.previous(from);
    assertThat(schedule.count(Instant.MIN, from) > 0).isEqualTo(previous.isPresent());
    previous.ifPresent(
        fire -> {
          assertThat(fire).isBeforeOrEqualTo(from);
          assertThat(schedule.next(fire.minusNanos(1))).contains(fire);
          assertThat(schedule.next(fire)).isEqualTo(schedule.next(from));
          assertThat(schedule.count(fire, from)).isZero();
        });
  }

  @Property(tries = TRIES)
  void countsAddUp(
      @ForAll("schedules") Sample sample,
      @ForAll("instants") Instant one,
      @ForAll("instants") Instant two,
      @ForAll("instants") Instant three) {
    List<Instant> sorted = List.of(one, two, three).stream().sorted().toList();
    Timetable schedule = sample.schedule();
    assertThat(schedule.count(sorted.get(0), sorted.get(2)))
        .isEqualTo(
            schedule.count(sorted.get(0), sorted.get(1))
                + schedule.count(sorted.get(1), sorted.get(2)));
    assertThat(schedule.count(sorted.get(2), sorted.get(0))).isZero();
  }

  @Property(tries = TRIES)
  void aCountIsAsManyAsOneCanWalk(
      @ForAll("schedules") Sample sample, @ForAll("instants") Instant from) {
    Timetable schedule = sample.schedule();
    Instant at = from;
    int steps = 0;
    Optional<Instant> next = schedule.next(at);
    while (next.isPresent() && steps < MOST_STEPS) {
      assertThat(next.get()).isAfter(at);
      at = next.get();
      steps++;
      next = schedule.next(at);
    }
    assertThat(schedule.count(from, at)).isEqualTo(steps);
  }

  @Property(tries = TRIES)
  void theLatestIsTheLastThatCounts(
      @ForAll("schedules") Sample sample,
      @ForAll("instants") Instant after,
      @ForAll("instants") Instant upTo) {
    Timetable schedule = sample.schedule();
    Optional<Instant> latest = schedule.latest(after, upTo);
    assertThat(latest.isPresent()).isEqualTo(schedule.count(after, upTo) > 0);
    latest.ifPresent(
        fire -> {
          assertThat(fire).isAfter(after).isBeforeOrEqualTo(upTo);
          assertThat(schedule.count(fire, upTo)).isZero();
          assertThat(schedule.count(after, fire)).isEqualTo(schedule.count(after, upTo));
        });
  }

  @Property(tries = TRIES)
  void allFiresLieInTheCalendar(@ForAll("schedules") Sample sample) {
    Timetable schedule = sample.schedule();
    Instant first = schedule.next(Instant.MIN).orElseThrow();
    Instant last = schedule.previous(Instant.MAX).orElseThrow();
    ZoneId zone = sample.rules().zone();
    assertThat(first.atZone(zone).getYear()).isGreaterThanOrEqualTo(RandomPattern.FIRST_YEAR);
    assertThat(last.atZone(zone).getYear()).isLessThanOrEqualTo(RandomPattern.LAST_YEAR);
    assertThat(schedule.previous(first.minusNanos(1))).isEmpty();
    assertThat(schedule.next(last)).isEmpty();
    assertThat(schedule.count(first, last)).isEqualTo(schedule.count(Instant.MIN, Instant.MAX) - 1);
  }

  @Provide
  Arbitrary<Sample> schedules() {
    return Combinators.combine(rules(), patterns())
        .as((rules, pattern) -> read(pattern.text(), rules))
        .filter(Optional::isPresent)
        .map(Optional::orElseThrow);
  }

  /** Any of the years, and now and then any time at all. */
  @Provide
  Arbitrary<Instant> instants() {
    Arbitrary<Instant> usual =
        Combinators.combine(
                Arbitraries.longs().between(EARLY, LATE),
                Arbitraries.of(0L, 1L, 500_000_000L, 999_999_999L))
            .as(Instant::ofEpochSecond);
    Arbitrary<Instant> extreme = Arbitraries.of(Instant.MIN, Instant.EPOCH, Instant.MAX);
    return Arbitraries.frequencyOf(Tuple.of(9, usual), Tuple.of(1, extreme));
  }

  private static Arbitrary<ScheduleRules> rules() {
    return Arbitraries.of(ZONES).flatMap(zone -> Arbitraries.of(PatternCheck.allRules(zone)));
  }

  private static Arbitrary<PatternSample> patterns() {
    return Arbitraries.randomValue(
        random -> {
          RandomPattern patterns = new RandomPattern(random, List.of(localTime(random)));
          return random.nextBoolean() ? patterns.fixed() : patterns.straightThrough();
        });
  }

  private static LocalDateTime localTime(Random random) {
    return LocalDateTime.ofEpochSecond(random.nextLong(EARLY, LATE), 0, ZoneOffset.UTC);
  }

  /** Nothing where no date or no valid time ever matches. */
  private static Optional<Sample> read(String text, ScheduleRules rules) {
    try {
      return Optional.of(new Sample(text, rules, (Timetable) READER.read(text, rules)));
    } catch (InvalidSchedule e) {
      assertThat(e.impossible()).as(text).isTrue();
      return Optional.empty();
    }
  }
}
