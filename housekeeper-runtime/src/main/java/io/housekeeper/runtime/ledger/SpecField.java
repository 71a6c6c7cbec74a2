package io.housekeeper.runtime.ledger;

import io.housekeeper.api.TaskSpec.Overlap;
import io.housekeeper.api.TaskSpec.RepeatedTime;
import io.housekeeper.api.TaskSpec.SkippedTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What of a specification may be replaced, and what kind of value it has. */
enum SpecField {
  DESCRIPTION(Kind.TEXT, By.FILES),
  STARTUP_DELAY(Kind.DURATION, By.FILES),
  STARTUP_ONCE_PER(Kind.DURATION, By.FILES),
  ON_EVERY_NODE(Kind.FLAG, By.FILES),
  TAGS(Kind.TEXTS, By.FILES),
  OWNER(Kind.TEXT, By.FILES),
  RUNBOOK(Kind.TEXT, By.FILES),
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

  /** Who may replace something. */
  private enum By {
    /** A file says it before the node starts. */
    FILES,
    /** So may an operator while nodes run. */
    OPERATORS
  }

  private enum Kind {
    TEXT("a text"),
    TEXTS("a list of texts"),
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
  private final By by;

  SpecField(Kind kind) {
    this(kind, By.OPERATORS);
  }

  SpecField(Kind kind, By by) {
    this.kind = kind;
    this.by = by;
  }

  /** Its name in the configuration file. */
  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What an operator names. */
  static SpecField forOperators(String field, String task) {
    return known(field)
        .filter(one -> one.by == By.OPERATORS)
        .orElseThrow(() -> unknown(field, task, By.OPERATORS));
  }

  /** What a file names. */
  static SpecField forFiles(String field, String task) {
    return known(field).orElseThrow(() -> unknown(field, task, By.FILES));
  }

  private static Optional<SpecField> known(String field) {
    return Arrays.stream(values()).filter(one -> one.text().equals(field)).findFirst();
  }

  private static IllegalArgumentException unknown(String field, String task, By by) {
    String all =
        Arrays.stream(values())
            .filter(one -> by == By.FILES || one.by == by)
            .map(SpecField::text)
            .collect(Collectors.joining(", "));
    return new IllegalArgumentException(
        "'%s' of task '%s' cannot be overridden; what can be is %s".formatted(field, task, all));
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
      case TEXTS -> node.isArray() && node.valueStream().allMatch(JsonNode::isString);
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
