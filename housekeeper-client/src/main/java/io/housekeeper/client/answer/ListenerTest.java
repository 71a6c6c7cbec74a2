package io.housekeeper.client.answer;

/**
 * What came of trying out a listener.
 *
 * @param success whether it was told, and threw nothing
 * @param outcome the same as a word
 * @param message the same in a sentence
 */
public record ListenerTest(boolean success, Outcome outcome, String message) {

  /** What may come of it. A newer service may have more. */
  public enum Outcome {
    /** It was told, and took it. */
    TOLD,
    /** It was told, and threw something. */
    FAILED,
    /** It is too slow: there was no room for one more event. */
    DROPPED,
    /** It has not answered yet. */
    WAITING,
    /** Something that this client does not know. */
    UNKNOWN
  }
}
