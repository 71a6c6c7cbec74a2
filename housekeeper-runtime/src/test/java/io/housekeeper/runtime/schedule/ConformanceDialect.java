package io.housekeeper.runtime.schedule;

import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites what a suite only writes differently: the zone inside the pattern, and a step without a
 * range. Then the meaning of the row is tested and not its spelling.
 */
record ConformanceDialect(Set<String> tags) {

  private static final Pattern START_AND_STEP = Pattern.compile("(?<![-\\d*])(\\d+)/(\\d+)");
  private static final List<String> MOST = List.of("59", "59", "23", "31", "12", "6", "2199");

  String rewritten(String expression) {
    String pattern = expression;
    if (tags.contains("TZ=-prefix")) {
      pattern = pattern.replaceFirst("^(CRON_)?TZ=\\S+\\s+", "");
    }
    if (tags.contains("tz-suffix")) {
      pattern = pattern.replaceFirst("\\s+[A-Z]\\w*(/[\\w+-]+)*$", "");
    }
    return tags.contains("0/15-step") ? withRanges(pattern) : pattern;
  }

  private String withRanges(String pattern) {
    String[] fields = pattern.trim().split("[ \t]+", -1);
    int first = fields.length == 5 ? 1 : 0;
    StringJoiner rewritten = new StringJoiner(" ");
    for (int i = 0; i < fields.length; i++) {
      boolean sevenIsSunday = first + i == 5 && tags.contains("dow-step-to-7");
      String most = sevenIsSunday ? "7" : MOST.get(Math.min(first + i, MOST.size() - 1));
      Matcher step = START_AND_STEP.matcher(fields[i]);
      rewritten.add(step.replaceAll("$1-" + most + "/$2"));
    }
    return rewritten.toString();
  }
}
