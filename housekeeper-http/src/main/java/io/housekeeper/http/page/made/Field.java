package io.housekeeper.http.page.made;

import java.util.List;

/**
 * Something that a form asks for.
 *
 * @param name of the field in the form
 * @param label as the configuration calls it
 * @param about what it is for
 * @param usual what holds if nothing is said; empty if nothing does
 * @param choices what can be chosen, if it is chosen
 * @param inner what a block is made of
 */
public record Field(
    String name,
    String label,
    String about,
    Kind kind,
    boolean required,
    String usual,
    String value,
    List<String> choices,
    List<Field> inner) {

  /** How it is typed. */
  public enum Kind {
    /** As one line. */
    TEXT,
    /** As one line with a number. */
    NUMBER,
    /** By choosing one of some words. */
    CHOICE,
    /** By the name of a secret. */
    SECRET,
    /** A line for each. */
    LIST,
    /** A line for each: a name, an equals sign, what it has. */
    MAP,
    /** Field by field. */
    BLOCK,
    /** As JSON. */
    JSON
  }

  public Field {
    choices = List.copyOf(choices);
    inner = List.copyOf(inner);
  }

  /** Whether it takes several lines. */
  public boolean isLong() {
    return kind == Kind.LIST || kind == Kind.MAP || kind == Kind.JSON;
  }

  /** How it is written, where that is not plain. */
  public String hint() {
    return switch (kind) {
      case LIST -> "one on each line";
      case MAP -> "one on each line, as name = value";
      case SECRET -> "the name of a secret, as the configuration has it";
      case JSON -> "as JSON";
      case TEXT, NUMBER, CHOICE, BLOCK -> "";
    };
  }

  /** The choice that stands for saying nothing; empty if something must be said. */
  public String nothing() {
    if (required) {
      return "";
    }
    return usual.isEmpty() ? "nothing" : "as usual: " + usual;
  }
}
