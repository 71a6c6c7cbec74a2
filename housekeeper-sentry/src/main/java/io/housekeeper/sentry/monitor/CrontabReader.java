package io.housekeeper.sentry.monitor;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a pattern of Housekeeper's as one that the cron of Sentry's server reads alike. */
final class CrontabReader {

  private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

  private static final int[] LENGTHS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private static final Pattern RANGE = Pattern.compile("([^-/]+)-([^-/]+)(/\\d+)?");

  private final String pattern;

  CrontabReader(String pattern) {
    this.pattern = pattern;
  }

  String read() {
    List<String> fields =
        new ArrayList<>(Arrays.asList(pattern.strip().toUpperCase(Locale.ROOT).split("\\s+")));
    if (fields.size() == 7) {
      String year = fields.remove(6);
      if (!year.equals("*")) {
        throw refused("Sentry knows no years");
      }
    }
    if (fields.size() == 6) {
      // Whatever the seconds are, the minutes are the same.
      fields.remove(0);
    }
    if (fields.size() != 5) {
      throw refused("Sentry takes five fields");
    }
    String days = days(fields.get(2));
    String months = each(fields.get(3));
    fit(days, months);
    return String.join(
        " ", each(fields.get(0)), each(fields.get(1)), days, months, weekdays(fields.get(4), days));
  }

  private Inexpressible refused(String why) {
    return new Inexpressible("'%s' cannot be a monitor's schedule: %s".formatted(pattern, why));
  }

  private static List<String> items(String field) {
    return Arrays.asList(field.split(",", -1));
  }

  /** A range of one with a step would have no end there. */
  private static String single(String item) {
    Matcher range = RANGE.matcher(item);
    return range.matches() && month(range.group(1)) == month(range.group(2))
        ? range.group(1)
        : item;
  }

  private static String each(String field) {
    return items(field).stream().map(CrontabReader::single).collect(Collectors.joining(","));
  }

  private String days(String field) {
    if (field.equals("?")) {
      return "*";
    }
    for (String item : items(field)) {
      if (item.contains("L-") || (item.contains("W") && !item.equals("LW"))) {
        throw refused("Sentry does not know '%s' in the day of the month".formatted(item));
      }
    }
    return each(field);
  }

  /** What no month among them has is refused there, also where days of the week would match. */
  private void fit(String days, String months) {
    if (days.contains("*") || months.contains("*") || days.contains("L")) {
      return;
    }
    int longest =
        items(months).stream()
            .flatMapToInt(CrontabReader::months)
            .map(it -> LENGTHS[it - 1])
            .max()
            .orElse(31);
    boolean fits =
        items(days).stream()
            .anyMatch(item -> Integer.parseInt(item.split("[-/]", -1)[0]) <= longest);
    if (!fits) {
      throw refused("Sentry refuses a day that none of its months has");
    }
  }

  private static IntStream months(String item) {
    Matcher range = RANGE.matcher(item);
    if (!range.matches()) {
      return IntStream.of(month(item));
    }
    int first = month(range.group(1));
    int step =
        Optional.ofNullable(range.group(3))
            .map(text -> Integer.parseInt(text.substring(1)))
            .orElse(1);
    return IntStream.rangeClosed(first, month(range.group(2)))
        .filter(it -> (it - first) % step == 0);
  }

  /** Of a month, which may have a name; of the other fields it is the number that it is. */
  private static int month(String text) {
    int named = MONTHS.indexOf(text);
    return named < 0 ? Integer.parseInt(text) : named + 1;
  }

  private String weekdays(String field, String days) {
    String plain = field;
    if (field.startsWith("+")) {
      if (!days.startsWith("*")) {
        throw refused("Sentry does not know the '+' before days of the week");
      }
      plain = field.substring(1);
    }
    return plain.equals("?")
        ? "*"
        : items(plain).stream().map(CrontabReader::weekday).collect(Collectors.joining(","));
  }

  private static String weekday(String item) {
    if (item.endsWith("#L")) {
      return number(item.substring(0, item.length() - 2)) % DayOfWeek.SUNDAY.getValue() + "L";
    }
    if (item.endsWith("L") && DAYS.contains(item.substring(0, item.length() - 1))) {
      return number(item.substring(0, item.length() - 1)) + "L";
    }
    if (item.contains("#") || item.endsWith("L") || item.startsWith("*")) {
      return item;
    }
    Matcher range = RANGE.matcher(item);
    if (!range.matches()) {
      return item;
    }
    int first = number(range.group(1));
    int last = number(range.group(2));
    // A range that ends with Sunday ends with the seventh day.
    int end = last == 0 && first > 0 ? DayOfWeek.SUNDAY.getValue() : last;
    String step = Objects.requireNonNullElse(range.group(3), "");
    return first == end ? Integer.toString(first) : first + "-" + end + step;
  }

  private static int number(String day) {
    int named = DAYS.indexOf(day);
    return named < 0 ? Integer.parseInt(day) : named;
  }
}
