package io.housekeeper.sentry.form;

/** Texts of others, which the server takes up to a length. */
final class Texts {

  private Texts() {}

  /** The beginning; of a character that has two halves both or none. */
  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    boolean isHalf = Character.isHighSurrogate(text.charAt(longest - 1));
    return text.substring(0, isHalf ? longest - 1 : longest);
  }
}
