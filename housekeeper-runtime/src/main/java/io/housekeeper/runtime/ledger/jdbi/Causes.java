package io.housekeeper.runtime.ledger.jdbi;

import java.util.Optional;

/** What an exception was caused by. */
final class Causes {

  private static final int DEEPEST = 20;

  private Causes() {}

  /** The outermost cause of a type, or the exception itself. */
  static <T> Optional<T> find(Throwable thrown, Class<T> type) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }
}
