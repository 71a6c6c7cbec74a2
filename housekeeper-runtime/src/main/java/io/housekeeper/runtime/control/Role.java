package io.housekeeper.runtime.control;

import java.util.Arrays;
import java.util.Optional;

/** What somebody may do who comes in; each may what those before it may. */
public enum Role {
  /** Looks. */
  VIEWER,
  /** Runs, cancels, pauses, changes when tasks run. */
  OPERATOR,
  /** Makes tasks, changes settings, lets others in. */
  ADMIN;

  /** Whether whoever has this role may do what needs another. */
  public boolean covers(Role needed) {
    return compareTo(needed) >= 0;
  }

  /** Nothing if another version wrote it: nobody knows here what that may do. */
  static Optional<Role> of(String text) {
    return Arrays.stream(values()).filter(role -> role.name().equals(text)).findFirst();
  }
}
