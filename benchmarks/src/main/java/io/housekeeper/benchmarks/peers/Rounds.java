package io.housekeeper.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;

/** What the rounds of one of them came to. The first one warms up, if there are others. */
final class Rounds {

  private final List<Double> figures = new ArrayList<>();

  void add(double figure) {
    figures.add(figure);
  }

  int count() {
    return figures.size();
  }

  boolean isEmpty() {
    return figures.isEmpty();
  }

  double median() {
    List<Double> sorted = warm().stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  double best() {
    return warm().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  private List<Double> warm() {
    return figures.size() == 1 ? figures : figures.subList(1, figures.size());
  }
}
