package io.housekeeper.http.route;

/** What is done to what a path names. */
public enum Verb {
  GET(false),
  POST(true),
  PUT(true),
  DELETE(true);

  private final boolean changes;

  Verb(boolean changes) {
    this.changes = changes;
  }

  /** Whether something may be different afterwards. */
  public boolean changes() {
    return changes;
  }
}
