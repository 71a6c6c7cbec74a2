package io.housekeeper.http.route;

/** Who may come in. Each of them may do what those before may. */
public enum Access {
  ANYBODY,
  VIEWER,
  OPERATOR,
  ADMIN;

  /** Whether somebody with this may do what asks for another. */
  public boolean covers(Access other) {
    return compareTo(other) >= 0;
  }
}
