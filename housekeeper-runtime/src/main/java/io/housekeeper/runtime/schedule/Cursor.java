package io.housekeeper.runtime.schedule;

/** A place in one field of a cron pattern, which moves on as the field is read. */
final class Cursor {

  private final String text;
  private final Field field;
  private final int end;
  private int position;

  Cursor(String text, Field field, int start, int end) {
    this.text = text;
    this.field = field;
    this.position = start;
    this.end = end;
  }

  Field field() {
    return field;
  }

  int position() {
    return position;
  }

  boolean atEnd() {
    return position == end;
  }

  /** The rest of the field. */
  String rest() {
    return text.substring(position, end);
  }

  String since(int start) {
    return text.substring(start, position);
  }

  boolean isAt(char expected) {
    return position < end && text.charAt(position) == expected;
  }

  /** Moves past a character if it comes next. */
  boolean take(char expected) {
    boolean found = isAt(expected);
    if (found) {
      position++;
    }
    return found;
  }

  /** Moves past up to three letters: the names of months and weekdays have no more. */
  String takeName() {
    int start = position;
    while (position < end && position < start + 3 && isLetter(text.charAt(position))) {
      position++;
    }
    return since(start);
  }

  boolean hasJustTakenLetter() {
    return isLetter(text.charAt(position - 1));
  }

  /** Moves past digits. */
  String takeDigits() {
    int start = position;
    while (position < end && isDigit(text.charAt(position))) {
      position++;
    }
    return since(start);
  }

  InvalidSchedule fail(String problem) {
    return failAt(position, problem);
  }

  InvalidSchedule failAt(int index, String problem) {
    return InvalidSchedule.at(
        index, "field '%s' of '%s': %s".formatted(field.title(), text, problem));
  }

  private static boolean isLetter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
