package io.housekeeper.runtime.schedule;

import java.util.Map;
import java.util.TreeMap;

/** The nicknames of patterns. {@code @reboot} is none of them: it has no pattern. */
final class Nicknames {

  private static final Map<String, String> PATTERNS =
      Map.of(
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *",
          "@monthly", "0 0 1 * *",
          "@weekly", "0 0 * * 0",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@hourly", "0 * * * *");

  private Nicknames() {}

  /** The pattern that a nickname stands for. */
  static String pattern(String nickname) {
    String pattern = PATTERNS.get(nickname);
    if (pattern == null) {
      throw InvalidSchedule.because(
          "'%s' is not a nickname: there are %s and @reboot"
              .formatted(nickname, String.join(", ", new TreeMap<>(PATTERNS).keySet())));
    }
    return pattern;
  }
}
