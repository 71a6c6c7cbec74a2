package io.housekeeper.runtime.schedule;

import java.util.Set;
import java.util.TreeSet;

/** One field of a pattern: how it is written, and the values that this stands for. */
record FieldSample(String text, Set<Integer> values) {

  static FieldSample value(int value) {
    return new FieldSample(Integer.toString(value), Set.of(value));
  }

  static FieldSample range(int from, int to) {
    return new FieldSample(from + "-" + to, every(1, from, to));
  }

  static FieldSample steppedRange(int from, int to, int step) {
    return new FieldSample(from + "-" + to + "/" + step, every(step, from, to));
  }

  static FieldSample star(int least, int most) {
    return new FieldSample("*", every(1, least, most));
  }

  static FieldSample steppedStar(int least, int most, int step) {
    return new FieldSample("*/" + step, every(step, least, most));
  }

  /** A list of what this field says and what another says. */
  FieldSample and(FieldSample other) {
    Set<Integer> union = new TreeSet<>(values);
    union.addAll(other.values);
    return new FieldSample(text + "," + other.text, union);
  }

  boolean has(int value) {
    return values.contains(value);
  }

  boolean beginsWithStar() {
    return text.startsWith("*");
  }

  private static Set<Integer> every(int step, int from, int to) {
    Set<Integer> values = new TreeSet<>();
    for (int value = from; value <= to; value += step) {
      values.add(value);
    }
    return values;
  }
}
