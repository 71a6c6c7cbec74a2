package io.housekeeper.runtime.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Sets of numbers in words. */
final class Words {

  private static final List<String> ORDINALS =
      List.of("first", "second", "third", "fourth", "fifth");

  private Words() {}

  static String ordinal(int nth) {
    return ORDINALS.get(nth - 1);
  }

  static String list(List<String> words) {
    int last = words.size() - 1;
    return last <= 0
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  /** {@code minute 5}, {@code minutes 5, 7 and 10 to 20}. */
  static String values(String noun, long bits) {
    return (Long.bitCount(bits) == 1 ? noun : noun + "s")
        + " "
        + list(runs(bits, Integer::toString));
  }

  /** The values whose bits are set, three and more in a row as a range. */
  static List<String> runs(long bits, IntFunction<String> name) {
    List<String> words = new ArrayList<>();
    for (int from = 0; from < 64; from++) {
      if (((bits >>> from) & 1) == 0) {
        continue;
      }
      int to = from;
      while (to < 63 && ((bits >>> (to + 1)) & 1) != 0) {
        to++;
      }
      if (to - from >= 2) {
        words.add(name.apply(from) + " to " + name.apply(to));
        from = to;
      } else {
        words.add(name.apply(from));
      }
    }
    return words;
  }

  static boolean isRange(long bits) {
    return Long.bitCount(bits) > 1
        && Long.bitCount(bits)
            == 64 - Long.numberOfLeadingZeros(bits) - Long.numberOfTrailingZeros(bits);
  }

  /**
   * The distance of values that repeat evenly, also from one round to the next; 0 if they do not.
   */
  static int step(long bits, int round) {
    int count = Long.bitCount(bits);
    if (count < 2 || round % count != 0) {
      return 0;
    }
    int step = round / count;
    int first = Long.numberOfTrailingZeros(bits);
    for (int value = first; value < round; value += step) {
      if (((bits >>> value) & 1) == 0) {
        return 0;
      }
    }
    return first < step ? step : 0;
  }
}
