package io.housekeeper.runtime.schedule;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces {@code ${NAME}} and {@code ${NAME:-default}} in the text of a schedule. */
record Variables(Function<String, Optional<String>> lookup) {

  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_.-]*)(?::-([^}]*))?}");

  String replaceIn(String text) {
    if (!text.contains("${")) {
      return text;
    }
    Matcher reference = REFERENCE.matcher(text);
    StringBuilder replaced = new StringBuilder();
    int end = 0;
    while (reference.find()) {
      replaced.append(text, end, reference.start()).append(value(text, reference));
      end = reference.end();
    }
    int malformed = text.indexOf("${", end);
    if (malformed >= 0) {
      throw InvalidSchedule.at(
          malformed,
          "'%s' has a variable that is not understood: write ${NAME} or ${NAME:-default}"
              .formatted(text));
    }
    return replaced.append(text, end, text.length()).toString();
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
                InvalidSchedule.at(
                    reference.start(),
                    "'%s' needs the variable %s, which is not set: set it, or write ${%s:-default}"
                        .formatted(text, name, name)));
  }
}
