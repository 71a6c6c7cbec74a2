package io.housekeeper.runtime.config;

/** Refuses what a block of the configuration cannot have. */
final class Demand {

  private Demand() {}

  static void that(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
