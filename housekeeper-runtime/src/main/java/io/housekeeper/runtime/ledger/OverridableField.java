package io.housekeeper.runtime.ledger;

import io.housekeeper.api.TaskSpec.Overlap;
import io.housekeeper.api.TaskSpec.RepeatedTime;
import io.housekeeper.api.TaskSpec.SkippedTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What of a specification an operator may replace, and what kind of value it has. */
enum OverridableField {
  SCHEDULE(Kind.TEXT),
  TIMEZONE(Kind.TEXT),
  SKIPPED_TIME(Kind.WORD),
  REPEATED_TIME(Kind.WORD),
  DISABLED(Kind.FLAG),
  TIMEOUT(Kind.DURATION),
  OVERDUE_AFTER(Kind.DURATION),
  RETRY(Kind.FIELDS),
  OVERLAP(Kind.WORD),
  CATCH_UP(Kind.FIELDS),
  RESTARTS(Kind.NUMBER);

  private enum Kind {
    TEXT("a text"),
    WORD("one of these texts: "),
    DURATION("a duration as a text, such as \"PT5M\" for five minutes"),
    FLAG("true or false"),
    NUMBER("a whole number"),
    FIELDS("an object with the fields to replace");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  private static final JsonMapper JSON = new JsonMapper();

  private final Kind kind;

  OverridableField(Kind kind) {
    this.kind = kind;
  }

  /** Its name in the configuration file. */
  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static OverridableField named(String field, String task) {
    return Arrays.stream(values())
        .filter(one -> one.text().equals(field))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' of task '%s' cannot be overridden; what can be is %s"
                        .formatted(
                            field,
                            task,
                            Arrays.stream(values())
                                .map(OverridableField::text)
                                .collect(Collectors.joining(", ")))));
  }

  /** The value, if it is of the right kind. */
  JsonNode read(String value, String task) {
    try {
      JsonNode node = JSON.readTree(value);
      if (fits(node)) {
        return node;
      }
    } catch (JacksonException noJson) {
      throw misfit(value, task, noJson);
    }
    throw misfit(value, task, null);
  }

  private boolean fits(JsonNode node) {
    return switch (kind) {
      case TEXT, DURATION -> node.isString();
      case WORD -> node.isString() && words().contains(node.asString());
      case FLAG -> node.isBoolean();
      case NUMBER -> node.isInt();
      case FIELDS -> node.isObject();
    };
  }

  private List<String> words() {
    Enum<?>[] all =
        switch (this) {
          case OVERLAP -> Overlap.values();
          case SKIPPED_TIME -> SkippedTime.values();
          case REPEATED_TIME -> RepeatedTime.values();
          default -> new Enum<?>[0];
        };
    return Arrays.stream(all).map(Enum::name).toList();
  }

  private IllegalArgumentException misfit(
      String value, String task, @Nullable JacksonException cause) {
    String wanted = kind.words + String.join(", ", words());
    return new IllegalArgumentException(
        "%s of task '%s' must be %s; it was %s".formatted(text(), task, wanted, value), cause);
  }
}
