package io.housekeeper.dist.proof;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What the judge has found: what does not hold, and how much was looked at. */
final class Verdict {

  private final List<String> complaints = new ArrayList<>();
  private final Map<String, Long> figures = new TreeMap<>();
  private final Map<Fault.Kind, List<Long>> takeovers = new EnumMap<>(Fault.Kind.class);

  void require(boolean holds, Supplier<String> sentence) {
    if (!holds) {
      complaints.add(sentence.get());
    }
  }

  void count(String what, long more) {
    figures.merge(what, more, Long::sum);
  }

  void tookOver(Fault.Kind kind, long nanos) {
    takeovers.computeIfAbsent(kind, none -> new ArrayList<>()).add(nanos / 1_000_000);
  }

  List<String> complaints() {
    return complaints;
  }

  long figure(String what) {
    return figures.getOrDefault(what, 0L);
  }

  /** How long what faults of a kind had interrupted took to be taken up, in milliseconds. */
  List<Long> takeovers(Fault.Kind kind) {
    return takeovers.getOrDefault(kind, List.of()).stream().sorted().toList();
  }

  @Override
  public String toString() {
    return figures + ", taken up after ms: " + takeovers + ", complaints: " + complaints;
  }
}
