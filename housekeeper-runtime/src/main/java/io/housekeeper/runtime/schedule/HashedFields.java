package io.housekeeper.runtime.schedule;

import java.util.Optional;

/** Replaces {@code H} in cron patterns, without reading the rest of them. */
final class HashedFields {

  private HashedFields() {}

  /**
   * The same pattern with each field that is a mere {@code H} replaced by what it stands for; empty
   * if what it means cannot be told without reading it.
   */
  static Optional<String> replaced(String text, NameHash task) {
    if (text.indexOf('H') < 0) {
      return Optional.of(text);
    }
    int words = Blanks.words(text);
    if (words < 5 || words > 7) {
      return Optional.empty();
    }
    StringBuilder replaced = new StringBuilder(text.length() + words);
    int end = 0;
    for (Field field : Field.IN_ORDER.subList(words == 5 ? 1 : 0, words == 5 ? 6 : words)) {
      int start = Blanks.wordFrom(text, end);
      end = Blanks.endOf(text, start);
      if (isHashed(text, start, end) && field != Field.YEAR) {
        replaced.append(field.hashed(task)).append(' ');
      } else if (!hasHash(text, start, end)) {
        replaced.append(text, start, end).append(' ');
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(replaced.toString());
  }

  private static boolean isHashed(String text, int start, int end) {
    return end == start + 1 && text.charAt(start) == 'H';
  }

  private static boolean hasHash(String text, int start, int end) {
    int first = text.indexOf('H', start);
    return first >= 0 && first < end;
  }
}
