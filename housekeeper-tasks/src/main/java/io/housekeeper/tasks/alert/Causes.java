package io.housekeeper.tasks.alert;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What went wrong, in the words of what was thrown. */
final class Causes {

  private static final int LINE = 300;
  private static final int LINES = 20;
  private static final int EXCERPT = 3_000;

  /** As Java writes what is thrown: the name of its class, and what it says. */
  private static final Pattern THROWN =
      Pattern.compile("(?:[a-z_][\\w]*\\.)+(?<type>[A-Z][\\w$]*)(?::\\s*(?<message>.*))?");

  private Causes() {}

  /** The first line. Who reads a sentence need not read the name of a class before it. */
  static String line(String text) {
    String first = Texts.line(text.strip().lines().findFirst().orElse(""), LINE);
    Matcher thrown = THROWN.matcher(first);
    if (!thrown.matches()) {
      return first;
    }
    String type = thrown.group("type");
    String message = thrown.group("message");
    if (message == null || message.isBlank()) {
      return type;
    }
    return message.strip().contains(" ") ? message.strip() : type + ": " + message.strip();
  }

  /** The first lines, if there is more than one. */
  static String excerpt(String text) {
    if (text.strip().lines().count() < 2) {
      return "";
    }
    String beginning =
        text.strip()
            .lines()
            .limit(LINES)
            .map(line -> line.replace("\t", "    "))
            .collect(Collectors.joining("\n"));
    boolean isAll = text.strip().lines().count() <= LINES;
    return Texts.cut(isAll ? beginning : beginning + "\n…", EXCERPT);
  }
}
