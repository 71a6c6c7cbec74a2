package io.housekeeper.http.page.form;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A place of a form where a value is typed.
 *
 * @param value what holds now, as it is typed; empty if nothing does
 * @param typed what stands there
 */
public record Input(Field field, String value, String typed) {

  /** With which the names of all begin, so that no other field of a form is meant. */
  public static final String PREFIX = "value:";

  /**
   * What is wanted.
   *
   * @param path the names that lead to it, with dots between
   * @param hint what it is for
   * @param usual what holds if nothing is said; empty if nobody says
   * @param choices what it can be, if it cannot be anything
   */
  public record Field(
      String path, String hint, Kind kind, String usual, List<String> choices, boolean isRequired) {

    public Field {
      choices = List.copyOf(choices);
    }
  }

  /** How it is typed. */
  public enum Kind {
    TEXT,
    WHOLE,
    NUMBER,
    FLAG,
    CHOICE,
    SPAN,
    SECRET,
    /** A text in each line. */
    TEXTS,
    /** A whole number in each line. */
    NUMBERS,
    /** A name, an equals sign and a text in each line. */
    PAIRS,
    /** Whatever has no better form. */
    JSON
  }

  static Input of(Field field, String value) {
    return new Input(field, value, value);
  }

  /** The same with something else typed into it. */
  public Input typing(String text) {
    return new Input(field, value, text);
  }

  public String name() {
    return PREFIX + field.path();
  }

  /** The same, of which nothing need be said: what is there already holds. */
  public Input ifAny() {
    Field any =
        new Field(field.path(), field.hint(), field.kind(), field.usual(), field.choices(), false);
    return new Input(any, value, typed);
  }

  /** What can be chosen: what stands there too, whatever it is. */
  public List<String> choices() {
    List<String> all = field.kind() == Kind.FLAG ? List.of("true", "false") : field.choices();
    return Stream.concat(all.stream(), Stream.of(typed))
        .filter(choice -> !choice.isEmpty())
        .distinct()
        .toList();
  }

  /** Whether it takes several lines. */
  public boolean isLong() {
    return switch (field.kind()) {
      case TEXTS, NUMBERS, PAIRS, JSON -> true;
      case TEXT -> typed.contains("\n");
      default -> false;
    };
  }

  /** Whether something else stands there than what holds now. */
  public boolean isChanged() {
    return !typed.equals(value);
  }

  /** What may be typed there, after what it is for. */
  public String help() {
    String how =
        switch (field.kind()) {
          case SPAN -> "a duration such as 30s, 5m or 1h30m";
          case SECRET -> "the name of a secret, such as secret:cron";
          case TEXTS -> "one in each line";
          case NUMBERS -> "a whole number in each line";
          case PAIRS -> "name = value in each line";
          case JSON -> "JSON";
          case TEXT, WHOLE, NUMBER, FLAG, CHOICE -> "";
        };
    String usual = field.usual().isEmpty() ? "" : "usually " + field.usual();
    return Stream.of(field.hint(), how, usual)
        .filter(it -> !it.isEmpty())
        .collect(Collectors.joining("; "));
  }
}
