package io.housekeeper.runtime.boot;

import java.util.List;

/**
 * What became of something else that a Housekeeper was told while it ran.
 *
 * @param later what of it holds only when it is started anew, a word or two each
 * @param failed what of it cannot be, a sentence each
 */
public record Becoming(List<String> later, List<String> failed) {

  public Becoming {
    later = List.copyOf(later);
    failed = List.copyOf(failed);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("what it says holds from now on");
    if (!later.isEmpty()) {
      text.append("; only after the next start: ").append(String.join(", ", later));
    }
    failed.forEach(sentence -> text.append(System.lineSeparator()).append("  ").append(sentence));
    return text.toString();
  }
}
