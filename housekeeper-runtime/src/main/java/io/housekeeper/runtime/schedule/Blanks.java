package io.housekeeper.runtime.schedule;

/** Texts whose words are parted by spaces and tabs; no other white space is forgiven. */
final class Blanks {

  private Blanks() {}

  /** The text without blanks around it. */
  static String trim(String text) {
    int end = text.length();
    while (end > 0 && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(Math.min(end, wordFrom(text, 0)), end);
  }

  /** The beginning of the text up to its first blank. */
  static String firstWord(String text) {
    return text.substring(0, endOf(text, 0));
  }

  /** How many words there are. */
  static int words(String text) {
    int words = 0;
    for (int i = wordFrom(text, 0); i < text.length(); i = wordFrom(text, endOf(text, i))) {
      words++;
    }
    return words;
  }

  /** Where the next word begins; the end of the text if there is none. */
  static int wordFrom(String text, int position) {
    int start = position;
    while (start < text.length() && isBlank(text.charAt(start))) {
      start++;
    }
    return start;
  }

  /** Where a word ends. */
  static int endOf(String text, int position) {
    int end = position;
    while (end < text.length() && !isBlank(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
