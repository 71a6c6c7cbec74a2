package io.housekeeper.testkit;

import java.util.List;

/** Sentences that a test fails with, all of them at once. */
final class Complaints {

  private Complaints() {}

  static void in(List<String> sentences) {
    if (!sentences.isEmpty()) {
      throw new AssertionError(String.join(System.lineSeparator(), sentences));
    }
  }
}
