package io.housekeeper.tasks.alert;

/** Makes texts of others fit for a message. */
public final class Texts {

  private Texts() {}

  /** In one line, without what cannot be seen, and cut if it is longer than so many characters. */
  public static String line(String text, int longest) {
    return cut(text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\s]+", " ").strip(), longest);
  }

  /** Cut if it is longer than so many characters, and never between the halves of one. */
  public static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = longest - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  /** For HTML and XML. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
