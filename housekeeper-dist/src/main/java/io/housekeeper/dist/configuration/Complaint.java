package io.housekeeper.dist.configuration;

import io.housekeeper.runtime.config.Problem;
import java.util.List;

/** All that is wrong, numbered. */
public record Complaint(List<String> sentences) {

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
