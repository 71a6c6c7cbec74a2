package io.housekeeper.sentry.monitor;

/** A schedule that no monitor of Sentry can expect; the message says why. */
public final class Inexpressible extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  Inexpressible(String sentence) {
    super(sentence);
  }
}
