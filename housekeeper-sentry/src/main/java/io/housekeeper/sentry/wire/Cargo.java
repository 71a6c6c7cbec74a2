package io.housekeeper.sentry.wire;

/** What an envelope carries; the server limits each apart. */
public enum Cargo {
  CHECK_IN("monitor"),
  EVENT("error");

  private final String category;

  Cargo(String category) {
    this.category = category;
  }

  /** As the server calls it. */
  String category() {
    return category;
  }
}
