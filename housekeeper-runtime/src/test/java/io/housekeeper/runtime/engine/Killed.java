package io.housekeeper.runtime.engine;

/** The process in which this happens was killed: nothing of it happens any more. */
final class Killed extends RuntimeException {

  private static final long serialVersionUID = 1;

  Killed() {
    super("killed", null, false, false);
  }
}
