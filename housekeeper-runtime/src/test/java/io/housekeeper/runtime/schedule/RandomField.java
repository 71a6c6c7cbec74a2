package io.housekeeper.runtime.schedule;

import java.util.List;
import java.util.Random;

/** Writes one field in all the ways there are, mostly with the values that are likely to matter. */
record RandomField(Random random, int least, int most, List<Integer> likely) {

  /** A field that begins with {@code *}: whole, stepped, or first in a list. */
  FieldSample beginningWithStar() {
    return switch (random.nextInt(4)) {
      case 0, 1 -> FieldSample.star(least, most);
      case 2 -> steppedStar();
      default -> steppedStar().and(item());
    };
  }

  /** A field that begins with a number, although it may stand for every value all the same. */
  FieldSample fixed() {
    return switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> FieldSample.value(value());
      case 4, 5 -> item();
      case 6 -> item().and(item());
      case 7 -> item().and(item()).and(item());
      case 8 -> FieldSample.range(least, most);
      default -> FieldSample.value(value()).and(steppedStar());
    };
  }

  FieldSample any() {
    return random.nextBoolean() ? beginningWithStar() : fixed();
  }

  private FieldSample item() {
    int one = value();
    int other = value();
    int from = Math.min(one, other);
    int to = Math.max(one, other);
    return switch (random.nextInt(3)) {
      case 0 -> FieldSample.value(one);
      case 1 -> FieldSample.range(from, to);
      default -> FieldSample.steppedRange(from, to, step());
    };
  }

  private FieldSample steppedStar() {
    return FieldSample.steppedStar(least, most, step());
  }

  private int step() {
    return 1 + random.nextInt(most - least + 1);
  }

  private int value() {
    return random.nextInt(4) == 0
        ? least + random.nextInt(most - least + 1)
        : likely.get(random.nextInt(likely.size()));
  }
}
