package io.housekeeper.runtime.control;

/** What comes from outside: it sees nothing of the environment of this process. */
final class Outside {

  private Outside() {}

  /**
   * Refuses a text that would be replaced by something else where it is read.
   *
   * @throws IllegalArgumentException with a sentence
   */
  static void check(String text) {
    if (text.contains("${")) {
      throw new IllegalArgumentException("variables are for files: write the value itself");
    }
  }
}
