package io.housekeeper.runtime.schedule;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A cron pattern as a sentence: {@code at 02:30 every day}. */
record CronWords(CronPattern pattern) {

  private static final int ALL_MONTHS = 0xfff;

  String sentence() {
    Days days = pattern.walls().days();
    TimeWords time = new TimeWords(pattern.walls().times());
    String day = DayWords.words(days.rule());
    List<String> words = new ArrayList<>(List.of(time.words()));
    if (time.needDay() || !day.equals("every day")) {
      words.add(day);
    }
    if (days.months() != ALL_MONTHS) {
      words.add((day.contains(" or ") ? "but only " : "") + months(days.months()));
    }
    if (days.years().cardinality() < CivilDate.LAST_YEAR - CivilDate.FIRST_YEAR + 1) {
      words.add(years(days.years()));
    }
    return String.join(" ", words);
  }

  private static String months(int bits) {
    List<String> names =
        Words.runs(
            bits, month -> Month.of(month + 1).getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    boolean range = names.size() == 1 && Integer.bitCount(bits) > 1;
    return (range ? "from " : "in ") + Words.list(names);
  }

  private static String years(BitSet bits) {
    int first = bits.nextSetBit(0);
    int last = bits.length() - 1;
    int gaps = bits.cardinality() - 1;
    int step = gaps > 1 && (last - first) % gaps == 0 ? (last - first) / gaps : 0;
    String range = "from %d to %d".formatted(year(first), year(last));
    if (step == 0 || !IntStream.rangeClosed(0, gaps).allMatch(i -> bits.get(first + i * step))) {
      return "in " + Words.list(bits.stream().mapToObj(bit -> "" + year(bit)).toList());
    }
    return step == 1 ? range : "every " + step + " years " + range;
  }

  private static int year(int bit) {
    return CivilDate.FIRST_YEAR + bit;
  }
}
