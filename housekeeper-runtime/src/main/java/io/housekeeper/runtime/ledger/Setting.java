package io.housekeeper.runtime.ledger;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What operators may change of nodes while they run: of all of them, or of one. */
public enum Setting {
  /** How long entries are kept. */
  RETENTION("a duration of an hour or more, such as \"P30D\""),
  /** How many runs a node executes at once. */
  MAX_CONCURRENT_RUNS("a whole number of 1 or more"),
  /** How long a shutdown waits for runs before it interrupts them. */
  SHUTDOWN_PATIENCE("a duration, such as \"PT30S\""),
  /** Whether a node starts nothing. */
  DRAINED("true or false");

  private static final JsonMapper JSON = new JsonMapper();

  /** No task has a name that begins so. */
  private static final String MARK = "@";

  private final String wanted;

  Setting(String wanted) {
    this.wanted = wanted;
  }

  /** Its name in the configuration file. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The setting of a name, if this version knows it. */
  public static Optional<Setting> known(String text) {
    return Arrays.stream(values()).filter(one -> one.text().equals(text)).findFirst();
  }

  /** The setting of a name. */
  public static Setting named(String text) {
    return known(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no setting '%s'; there are %s"
                        .formatted(
                            text,
                            Arrays.stream(values())
                                .map(Setting::text)
                                .collect(Collectors.joining(", ")))));
  }

  /** Under which name settings are in place: of a node, or of all. */
  public static String of(Optional<String> node) {
    return MARK + node.orElse("");
  }

  /** Whether something is in place for nodes, and not for tasks. */
  public static boolean isOne(Overridden override) {
    return override.task().startsWith(MARK);
  }

  /**
   * Refuses a value that it cannot have.
   *
   * @param value JSON
   */
  public void check(String value) {
    try {
      JsonNode node = JSON.readTree(value);
      if (!fits(node)) {
        throw misfit(value, null);
      }
    } catch (JacksonException | DateTimeParseException unread) {
      throw misfit(value, unread);
    }
  }

  private boolean fits(JsonNode node) {
    return switch (this) {
      case RETENTION ->
          node.isString() && Duration.parse(node.asString()).compareTo(Duration.ofHours(1)) >= 0;
      case MAX_CONCURRENT_RUNS -> node.isInt() && node.asInt() >= 1;
      case SHUTDOWN_PATIENCE -> node.isString() && !Duration.parse(node.asString()).isNegative();
      case DRAINED -> node.isBoolean();
    };
  }

  private IllegalArgumentException misfit(String value, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "%s must be %s; it was %s".formatted(text(), wanted, value), cause);
  }

  /** A value that was checked, as a length of time. */
  public static Duration duration(String value) {
    return Duration.parse(JSON.readTree(value).asString());
  }
}
