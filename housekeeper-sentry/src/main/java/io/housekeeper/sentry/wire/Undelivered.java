package io.housekeeper.sentry.wire;

/** An envelope that the server has not got, and will not get; the message says why. */
public final class Undelivered extends Exception {

  private static final long serialVersionUID = 1L;

  Undelivered(String sentence) {
    super(sentence);
  }
}
