package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.CleanText;
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

  private Texts() {}

  /** The text without NUL and halves of characters, cut if it is longer than allowed. */
  static String clean(String text, int longest) {
    return CleanText.of(text, longest);
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
}
