package io.housekeeper.runtime.schedule;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces {@code ${NAME}} and {@code ${NAME:-default}} in a text. {@code $$} before a brace stands
 * for the one character, so that a text can have a reference for somebody else.
 *
 * @param lookup the value of a variable by its name
 */
public record Variables(Function<String, Optional<String>> lookup) {

  private static final String BEGIN = "${";

  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_.-]*)(?::-([^}]*))?}");

  /** A text with a reference that cannot be replaced. */
  public static final class Unresolved extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final int index;

    private Unresolved(int index, String message) {
      super(message);
      this.index = index;
    }

    /** Where it begins in the text, whose first character is 0. */
    int index() {
      return index;
    }
  }

  /**
   * The text with the values of its variables.
   *
   * @throws Unresolved with a sentence, if one has no value
   */
  public String replaceIn(String text) {
    Matcher reference = REFERENCE.matcher(text);
    StringBuilder replaced = new StringBuilder();
    int end = 0;
    for (int at = text.indexOf(BEGIN); at >= 0; at = text.indexOf(BEGIN, end)) {
      if (at > end && text.charAt(at - 1) == '$') {
        replaced.append(text, end, at - 1).append(BEGIN);
        end = at + BEGIN.length();
      } else {
        if (!reference.region(at, text.length()).lookingAt()) {
          throw new Unresolved(at, malformed(text));
        }
        replaced.append(text, end, at).append(value(text, reference));
        end = reference.end();
      }
    }
    return replaced.append(text, end, text.length()).toString();
  }

  private static String malformed(String text) {
    return "'%s' has a variable that is not understood: write ${NAME} or ${NAME:-default}"
        .formatted(text);
  }

  private String value(String text, Matcher reference) {
    String name = reference.group(1);
    Optional<String> instead = Optional.ofNullable(reference.group(2));
    return lookup
        .apply(name)
        .filter(value -> !value.isBlank())
        .or(() -> instead)
        .orElseThrow(
            () ->
                new Unresolved(
                    reference.start(),
                    "'%s' needs the variable %s, which is not set: set it, or write ${%s:-default}"
                        .formatted(text, name, name)));
  }
}
