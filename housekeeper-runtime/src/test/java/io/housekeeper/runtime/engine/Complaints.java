package io.housekeeper.runtime.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Which invariants did not hold, and when. */
final class Complaints {

  private static final int MOST = 20;

  private final World world;
  private final List<String> sentences = new ArrayList<>();
  private final Set<Integer> numbers = new TreeSet<>();

  Complaints(World world) {
    this.world = world;
  }

  /** Complains unless something holds; the number is that of docs/ledger.md, What always holds. */
  void require(boolean holds, int number, Supplier<String> otherwise) {
    if (!holds) {
      numbers.add(number);
      if (sentences.size() < MOST) {
        String sentence = number + " " + otherwise.get();
        sentences.add("at " + world.instant() + ": " + sentence);
        world.note(() -> "VIOLATION " + sentence);
      }
    }
  }

  List<String> sentences() {
    return sentences;
  }

  Set<Integer> numbers() {
    return numbers;
  }
}
