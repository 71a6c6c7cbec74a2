package io.housekeeper.runtime.control;

/** What became of a request. */
public sealed interface Answer {

  /** What there is to say about it. */
  String sentence();

  /** It is so now. */
  record Done(String sentence) implements Answer {}

  /** There will be a run: its id. */
  record Accepted(String run) implements Answer {
    @Override
    public String sentence() {
      return "run " + run + " waits for a node with room";
    }
  }

  /** A run of the task is on its way, and only one may be: its id. */
  record Busy(String run) implements Answer {
    @Override
    public String sentence() {
      return "run " + run + " of the task is not over, and only one may be";
    }
  }

  /**
   * Nothing was done: what it is about was changed since whoever asks has looked at it.
   *
   * @param revision which it has now
   */
  record Stale(String sentence, long revision) implements Answer {}

  /** It cannot be. */
  record Refused(String sentence) implements Answer {}
}
