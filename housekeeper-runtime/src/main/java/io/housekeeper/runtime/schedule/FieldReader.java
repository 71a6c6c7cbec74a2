package io.housekeeper.runtime.schedule;

import java.util.BitSet;

/**
 * Reads one field of a cron pattern: a list of values, ranges, steps and hashed values. The two day
 * fields know more and read it in subclasses.
 */
class FieldReader {

  private static final int MOST_DIGITS = 9;

  final Cursor cursor;
  private final Field field;
  private final NameHash task;
  private final boolean star;
  private final BitSet values = new BitSet();
  private final StringBuilder plain = new StringBuilder();

  FieldReader(Cursor cursor, NameHash task) {
    this.cursor = cursor;
    this.field = cursor.field();
    this.task = task;
    this.star = cursor.isAt('*') || (cursor.isAt('?') && cursor.rest().length() == 1);
  }

  /** Reads the field to its end. */
  FieldReader read() {
    do {
      int start = cursor.position();
      String hashed = readItem();
      plain.append(plain.isEmpty() ? "" : ",");
      plain.append(hashed.isEmpty() ? cursor.since(start) : hashed);
    } while (cursor.take(','));
    if (!cursor.atEnd()) {
      throw cursor.fail(misplaced(cursor.rest()));
    }
    return this;
  }

  /** What was read, as bits: bit 0 is the field's least value. */
  final BitSet values() {
    return values.get(field.least(), field.most() + 1);
  }

  /** The same as a number, for fields of at most 64 values. */
  final long bits() {
    return values.isEmpty() ? 0 : values().toLongArray()[0];
  }

  /** Adds every value that the field can have. */
  final void addAll() {
    add(field.least(), field.most(), 1);
  }

  /** Whether the field is {@code *} or begins with it. */
  final boolean star() {
    return star;
  }

  /** The field with each {@code H} replaced by what it stands for. */
  String plain() {
    return plain.toString();
  }

  /** Reads an item that only a certain field knows. */
  boolean readSpecial() {
    return false;
  }

  /** Reads what may follow a single value in a certain field. */
  boolean readSuffix(int value) {
    return false;
  }

  /**
   * Reads one item of the list and returns its plain text if that differs from what stands there.
   */
  private String readItem() {
    if (readSpecial()) {
      return "";
    }
    if (cursor.take('*')) {
      add(field.least(), field.most(), cursor.isAt('/') ? readStep() : 1);
      return "";
    }
    if (field != Field.YEAR && cursor.take('H')) {
      return readHashed();
    }
    int start = cursor.position();
    int from = readValue();
    if (cursor.take('-')) {
      int to = readRangeEnd(start, from);
      add(from, to, cursor.isAt('/') ? readStep() : 1);
    } else if (!readSuffix(from)) {
      refuseStep(from);
      add(from, from, 1);
    }
    return "";
  }

  private void refuseStep(int from) {
    if (cursor.isAt('/')) {
      throw cursor.fail(
          "a step needs '*' or a range before it, such as %d-%d%s"
              .formatted(from, field.most(), cursor.rest()));
    }
  }

  private int readRangeEnd(int start, int from) {
    int to = readValue();
    if (from > to && to == 0 && cursor.hasJustTakenLetter()) {
      return 7; // FRI-SUN: as a name, Sunday is the last day of a week as well as the first
    }
    refuseBackwards(start, from, to);
    return to;
  }

  private void refuseBackwards(int start, int from, int to) {
    if (from > to) {
      throw cursor.failAt(start, "range %s ends before it begins".formatted(cursor.since(start)));
    }
  }

  final int readValue() {
    int start = cursor.position();
    String name = cursor.takeName();
    if (!name.isEmpty()) {
      int value = field.named(name);
      if (value < 0) {
        throw cursor.failAt(start, misplaced(name));
      }
      return value;
    }
    return readNumber(field.least(), field.most());
  }

  final int readNumber(int least, int most) {
    int start = cursor.position();
    String digits = cursor.takeDigits();
    if (digits.isEmpty()) {
      throw cursor.fail(
          cursor.atEnd() || cursor.isAt(',') ? "a value is missing" : misplaced(cursor.rest()));
    }
    boolean readable = digits.length() <= MOST_DIGITS;
    int number = readable ? Integer.parseInt(digits) : Integer.MAX_VALUE;
    if (number > most) {
      throw cursor.failAt(start, digits + " is above " + most);
    }
    if (number < least) {
      throw cursor.failAt(start, digits + " is below " + least);
    }
    return number;
  }

  private int readStep() {
    cursor.take('/');
    int start = cursor.position();
    int step = readNumber(0, Integer.MAX_VALUE - 1);
    if (step == 0) {
      throw cursor.failAt(start, "a step must be at least 1");
    }
    return step;
  }

  /** {@code H}, {@code H(a-b)}, each with a step or without. */
  private String readHashed() {
    int from = field.least();
    int to = field.mostHashed();
    if (cursor.take('(')) {
      int start = cursor.position();
      from = readNumber(field.least(), field.most());
      require('-');
      to = readNumber(field.least(), field.most());
      refuseBackwards(start, from, to);
      require(')');
    }
    int size = to - from + 1;
    if (!cursor.isAt('/')) {
      int value = from + hash(size);
      add(value, value, 1);
      return Integer.toString(value);
    }
    int step = readStep();
    int first = from + hash(Math.min(step, size));
    add(first, to, step);
    return first + step > to ? Integer.toString(first) : first + "-" + to + "/" + step;
  }

  private int hash(int size) {
    return (int) task.below(field.title(), size);
  }

  /** Why a text cannot stand where it stands. */
  private static String misplaced(String text) {
    String reason =
        switch (text.charAt(0)) {
          case '?' -> "it only stands for a whole day of month or day of week";
          case '+' -> "it only stands first in the day of week";
          case '#' -> "it only follows a single day of the week, such as MON#2";
          case 'W' -> "it only follows a single day of the month, such as 15W";
          case 'L' -> "it only stands in the day of month and after a day of the week";
          case 'H' -> "it is no bound of a range, and no year";
          default -> "";
        };
    return "'%s' is not understood here".formatted(text) + (reason.isEmpty() ? "" : ": " + reason);
  }

  private void require(char expected) {
    if (!cursor.take(expected)) {
      throw cursor.fail("'%s' is missing".formatted(expected));
    }
  }

  private void add(int from, int to, int step) {
    for (long value = from; value <= to; value += step) {
      values.set((int) value);
    }
  }
}
