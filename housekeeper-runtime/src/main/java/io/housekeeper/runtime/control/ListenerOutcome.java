package io.housekeeper.runtime.control;

/** What came of telling a listener something to try it out. */
public sealed interface ListenerOutcome {

  /** It took it. */
  record Told() implements ListenerOutcome {}

  /**
   * It threw something.
   *
   * @param what in words
   */
  record Failed(String what) implements ListenerOutcome {}

  /** It is too slow: so much waits for it that there was no room for one more event. */
  record Dropped() implements ListenerOutcome {}
}
