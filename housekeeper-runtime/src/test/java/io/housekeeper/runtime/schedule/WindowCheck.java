package io.housekeeper.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Holds a schedule against the fires that it should have in a window of time. */
final class WindowCheck {

  private static final int HOURS_AWAY = 3;
  private static final List<Duration> NUDGES =
      Stream.of("-PT1S", "-PT0.000000001S", "PT0S", "PT0.000000001S", "PT1S")
          .map(Duration::parse)
          .toList();

  private final Timetable schedule;
  private final List<Instant> fires;
  private final Window window;
  private final Random random;
  private final String replay;

  /**
   * @param fires all that the schedule should have in the window, in order
   * @param replay for the message of a failure: what is checked, and how to do so again
   */
  WindowCheck(
      Timetable schedule, List<Instant> fires, Window window, Random random, String replay) {
    this.schedule = schedule;
    this.fires = fires;
    this.window = window;
    this.random = random;
    this.replay = replay;
  }

  void check() {
    assertThat(forwards()).as(() -> "chain of next: " + replay).isEqualTo(fires);
    assertThat(backwards()).as(() -> "chain of previous: " + replay).isEqualTo(fires);
    assertThat(schedule.count(window.after(), window.upTo()))
        .as(() -> "count: " + replay)
        .isEqualTo(fires.size());
    List<Instant> moments = moments();
    for (Instant moment : moments) {
      checkAround(moment);
    }
    for (int i = 1; i < moments.size(); i++) {
      checkBetween(moments.get(i - 1), moments.get(i));
    }
  }

  private void checkAround(Instant moment) {
    Optional<Instant> next = schedule.next(moment);
    Optional<Instant> previous = schedule.previous(moment);
    assertThat(next.filter(fire -> !fire.isAfter(moment)))
        .as(() -> "next is later than %s: %s".formatted(moment, replay))
        .isEmpty();
    assertThat(next.filter(window::has))
        .as(() -> "next after %s: %s".formatted(moment, replay))
        .isEqualTo(first(fire -> fire.isAfter(moment)));
    assertThat(previous.filter(window::has))
        .as(() -> "previous at or before %s: %s".formatted(moment, replay))
        .isEqualTo(last(fire -> !fire.isAfter(moment)));
  }

  private void checkBetween(Instant earlier, Instant later) {
    Predicate<Instant> inside = fire -> fire.isAfter(earlier) && !fire.isAfter(later);
    String between = "after %s up to %s: %s".formatted(earlier, later, replay);
    assertThat(schedule.count(earlier, later))
        .as(() -> "count " + between)
        .isEqualTo(fires.stream().filter(inside).count());
    assertThat(schedule.latest(earlier, later))
        .as(() -> "latest " + between)
        .isEqualTo(last(inside));
    assertThat(nextOrNever(earlier))
        .as(() -> "next grows " + between)
        .isBeforeOrEqualTo(nextOrNever(later));
  }

  private Instant nextOrNever(Instant moment) {
    return schedule.next(moment).orElse(Instant.MAX);
  }

  /** The chain of next, cut off where it goes on for longer than it should. */
  private List<Instant> forwards() {
    List<Instant> chain = new ArrayList<>();
    Optional<Instant> fire = schedule.next(window.after()).filter(window::has);
    while (fire.isPresent() && chain.size() <= fires.size()) {
      chain.add(fire.get());
      fire = schedule.next(fire.get()).filter(window::has);
    }
    return chain;
  }

  private List<Instant> backwards() {
    List<Instant> chain = new ArrayList<>();
    Optional<Instant> fire = schedule.previous(window.upTo()).filter(window::has);
    while (fire.isPresent() && chain.size() <= fires.size()) {
      chain.add(fire.get());
      fire = schedule.previous(fire.get().minusNanos(1)).filter(window::has);
    }
    Collections.reverse(chain);
    return chain;
  }

  private List<Instant> moments() {
    return Stream.generate(this::moment)
        .map(this::inWindow)
        .limit(window.moments())
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  /** At any time, in the hours around the middle or around a fire, or right at a fire. */
  private Instant moment() {
    return switch (random.nextInt(fires.isEmpty() ? 2 : 4)) {
      case 0 -> window.after().plusNanos(random.nextLong(window.length().toNanos()));
      case 1 -> window.after().plus(window.length().dividedBy(2)).plus(someHours());
      case 2 -> anyFire().plus(someHours());
      default -> anyFire().plus(NUDGES.get(random.nextInt(NUDGES.size())));
    };
  }

  private Instant inWindow(Instant moment) {
    if (moment.isAfter(window.upTo())) {
      return window.upTo();
    }
    return moment.isBefore(window.after()) ? window.after() : moment;
  }

  private Duration someHours() {
    return Duration.ofSeconds(random.nextLong(-HOURS_AWAY * 3600L, HOURS_AWAY * 3600L));
  }

  private Instant anyFire() {
    return fires.get(random.nextInt(fires.size()));
  }

  private Optional<Instant> first(Predicate<Instant> wanted) {
    return fires.stream().filter(wanted).findFirst();
  }

  private Optional<Instant> last(Predicate<Instant> wanted) {
    return fires.stream().filter(wanted).reduce((earlier, later) -> later);
  }
}
