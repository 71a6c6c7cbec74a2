package io.housekeeper.runtime.engine;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * Makes texts of others fit for a ledger: no character that a database refuses, and no more than
 * fits.
 */
final class Texts {

  /** The longest message, in characters. */
  static final int MESSAGE = 4_000;

  /** The longest line of a log, in characters. */
  static final int LINE = 8_000;

  private static final char REPLACEMENT = '\uFFFD';

  private Texts() {}

  /** The text without NUL and halves of characters, cut if it is longer than allowed. */
  static String clean(String text, int longest) {
    String cut = text.length() <= longest ? text : cut(text, longest);
    return isClean(cut) ? cut : replaced(cut);
  }

  /** What was thrown, in words; its own methods may throw as well. */
  static String sentence(Throwable thrown) {
    try {
      String sentence = thrown.toString();
      return sentence == null ? thrown.getClass().getName() : sentence;
    } catch (Throwable broken) {
      return thrown.getClass().getName();
    }
  }

  /** Where something was thrown, as text. */
  static String stack(Throwable thrown) {
    try {
      StringWriter text = new StringWriter();
      thrown.printStackTrace(new PrintWriter(text));
      return text.toString();
    } catch (Throwable broken) {
      return thrown.getClass().getName();
    }
  }

  private static String cut(String text, int longest) {
    int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
    return text.substring(0, end) + '…';
  }

  private static boolean isClean(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == 0 || Character.isSurrogate(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static String replaced(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(
            c ->
                c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                    ? REPLACEMENT
                    : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
