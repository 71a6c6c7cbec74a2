package io.housekeeper.dist.configuration;

import io.housekeeper.runtime.config.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All that is wrong, numbered: first what stands somewhere in a file, in the order of its lines.
 */
public record Complaint(List<String> sentences) {

  private static final Pattern PLACE = Pattern.compile("(\\S+):(\\d{1,9}): ");

  public Complaint {
    sentences =
        sentences.stream()
            .sorted(Comparator.comparing(Complaint::file).thenComparingInt(Complaint::number))
            .toList();
  }

  /** What has no place comes last. */
  private static String file(String sentence) {
    Matcher place = PLACE.matcher(sentence);
    return place.find() ? place.group(1) : String.valueOf(Character.MAX_VALUE);
  }

  private static int number(String sentence) {
    Matcher place = PLACE.matcher(sentence);
    return place.find() ? Integer.parseInt(place.group(2)) : 0;
  }

  /** About a configuration. */
  public static Complaint of(List<Problem> problems) {
    return new Complaint(problems.stream().map(Problem::toString).toList());
  }

  /** What there is to read. */
  @Override
  public String toString() {
    String newLine = System.lineSeparator();
    StringBuilder text = new StringBuilder();
    text.append(sentences.size() == 1 ? "1 problem:" : sentences.size() + " problems:");
    for (int i = 0; i < sentences.size(); i++) {
      text.append(newLine).append("%3d. %s".formatted(i + 1, sentences.get(i)));
    }
    return text.toString();
  }
}
