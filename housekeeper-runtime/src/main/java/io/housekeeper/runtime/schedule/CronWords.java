package io.housekeeper.runtime.schedule;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

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
      words.add("in " + months(days.months()));
    }
    if (days.years().cardinality() < CivilDate.LAST_YEAR - CivilDate.FIRST_YEAR + 1) {
      words.add("in " + years(days.years()));
    }
    return String.join(" ", words);
  }

  private static String months(int bits) {
    return Words.list(
        Words.runs(
            bits, month -> Month.of(month + 1).getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
  }

  private static String years(BitSet bits) {
    List<Integer> years = bits.stream().mapToObj(year -> year + CivilDate.FIRST_YEAR).toList();
    int first = years.get(0);
    int last = years.get(years.size() - 1);
    if (years.size() > 2 && (last - first) % (years.size() - 1) == 0) {
      int step = (last - first) / (years.size() - 1);
      boolean even = true;
      for (int i = 0; i < years.size(); i++) {
        even &= years.get(i) == first + i * step;
      }
      if (even) {
        return (step == 1 ? "" : "every " + step + " years from ") + first + " to " + last;
      }
    }
    return Words.list(years.stream().map(String::valueOf).toList());
  }
}
