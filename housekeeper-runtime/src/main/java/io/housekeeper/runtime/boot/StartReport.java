package io.housekeeper.runtime.boot;

import java.util.List;

/**
 * What became of the tasks of a node at its start.
 *
 * @param registered the names of those that run, the disabled ones too
 * @param disabled of them, those that are disabled
 * @param failed why others do not run, a sentence each
 */
public record StartReport(List<String> registered, List<String> disabled, List<String> failed) {

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%d active, %d disabled, %d failed".formatted(active(), disabled.size(), failed.size()));
    failed.forEach(sentence -> text.append(System.lineSeparator()).append("  ").append(sentence));
    return text.toString();
  }

  /** How many are registered and not disabled. */
  public int active() {
    return registered.size() - disabled.size();
  }
}
