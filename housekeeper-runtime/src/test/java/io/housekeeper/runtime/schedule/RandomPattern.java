package io.housekeeper.runtime.schedule;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** Makes up patterns that like to fire around certain local times. */
final class RandomPattern {

  static final int FIRST_YEAR = 1970;
  static final int LAST_YEAR = 2199;

  /** More fires a day would cost time and show nothing that fewer do not show. */
  private static final int MOST_TIMES_A_DAY = 2_000;

  private static final int MOST_RARE_TIMES_A_DAY = 20;

  private final Random random;
  private final List<LocalDateTime> likely;

  RandomPattern(Random random, List<LocalDateTime> likely) {
    this.random = random;
    this.likely = likely;
  }

  /** A pattern to which the policies apply: neither the minute nor the hour begins with a star. */
  PatternSample fixed() {
    return atMost(MOST_TIMES_A_DAY, () -> onSomeDays(minutes().fixed(), hours().fixed()));
  }

  /** A pattern to which they do not apply. */
  PatternSample straightThrough() {
    return atMost(
        MOST_TIMES_A_DAY,
        () ->
            switch (random.nextInt(3)) {
              case 0 -> onSomeDays(minutes().beginningWithStar(), hours().beginningWithStar());
              case 1 -> onSomeDays(minutes().beginningWithStar(), hours().fixed());
              default -> onSomeDays(minutes().fixed(), hours().beginningWithStar());
            });
  }

  /** A pattern of either kind that fires on few days, so that its fires are many months apart. */
  PatternSample rare() {
    return atMost(MOST_RARE_TIMES_A_DAY, () -> onFewDays(minutes().any(), hours().fixed()));
  }

  private static PatternSample atMost(int timesADay, Supplier<PatternSample> patterns) {
    PatternSample pattern = patterns.get();
    while (pattern.timesADay() > timesADay) {
      pattern = patterns.get();
    }
    return pattern;
  }

  private PatternSample onSomeDays(FieldSample minute, FieldSample hour) {
    return random.nextInt(4) == 0 ? onFewDays(minute, hour) : onManyDays(minute, hour);
  }

  private PatternSample onManyDays(FieldSample minute, FieldSample hour) {
    return pattern(
        minute,
        hour,
        mostlyOpen(field(1, 31, LocalDateTime::getDayOfMonth)),
        mostlyOpen(field(1, 12, LocalDateTime::getMonthValue)));
  }

  /** On a likely date of the year, or else on certain weekdays of its month. */
  private PatternSample onFewDays(FieldSample minute, FieldSample hour) {
    LocalDateTime time = likely.get(random.nextInt(likely.size()));
    return pattern(
        minute,
        hour,
        FieldSample.value(time.getDayOfMonth()),
        FieldSample.value(time.getMonthValue()));
  }

  private PatternSample pattern(
      FieldSample minute, FieldSample hour, FieldSample day, FieldSample month) {
    int fields = random.nextInt(3) == 0 ? 6 + random.nextInt(2) : 5;
    return new PatternSample(
        fields,
        fields == 5 ? FieldSample.value(0) : seconds().any(),
        minute,
        hour,
        day,
        month,
        mostlyOpen(field(0, 7, time -> time.getDayOfWeek().getValue())),
        fields == 7
            ? field(FIRST_YEAR, LAST_YEAR, LocalDateTime::getYear).any()
            : FieldSample.star(FIRST_YEAR, LAST_YEAR),
        random.nextInt(4) == 0);
  }

  private FieldSample mostlyOpen(RandomField field) {
    if (random.nextInt(3) == 0) {
      return field.any();
    }
    FieldSample star = FieldSample.star(field.least(), field.most());
    boolean day = field.most() == 31 || field.most() == 7;
    return day && random.nextInt(8) == 0 ? new FieldSample("?", star.values()) : star;
  }

  private RandomField seconds() {
    return field(0, 59, LocalDateTime::getSecond);
  }

  private RandomField minutes() {
    return field(0, 59, LocalDateTime::getMinute);
  }

  private RandomField hours() {
    return field(0, 23, LocalDateTime::getHour);
  }

  /** A field whose likely values are those of the likely times, and the neighbours of those. */
  private RandomField field(int least, int most, ToIntFunction<LocalDateTime> part) {
    Set<Integer> values = new TreeSet<>();
    for (LocalDateTime time : likely) {
      int value = Math.clamp(part.applyAsInt(time), least, most);
      values.add(value);
      values.add(value == least ? most : value - 1);
      values.add(value == most ? least : value + 1);
    }
    return new RandomField(random, least, most, List.copyOf(values));
  }
}
