package io.housekeeper.tasks.files;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An amount of data. */
record Size(long bytes) {

  private static final Pattern TEXT = Pattern.compile("(\\d{1,12})\\s*([KMGT]?)i?B?");

  /**
   * Reads a size.
   *
   * @throws IllegalArgumentException with a sentence, if it is none
   */
  static Size read(String text) {
    Matcher parts = TEXT.matcher(text.strip().toUpperCase(Locale.ROOT).replace("IB", "B"));
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "a size is written as 500 MB, 2 GB or as a number of bytes, and was '%s'"
              .formatted(text));
    }
    int power = " KMGT".indexOf(parts.group(2).isEmpty() ? " " : parts.group(2));
    return new Size(Math.multiplyExact(Long.parseLong(parts.group(1)), 1L << (10 * power)));
  }

  static String words(long bytes) {
    int power = 0;
    long whole = bytes;
    while (whole >= 10 * 1024 && power < 4) {
      whole /= 1024;
      power++;
    }
    return whole + " " + new String[] {"bytes", "KB", "MB", "GB", "TB"}[power];
  }
}
