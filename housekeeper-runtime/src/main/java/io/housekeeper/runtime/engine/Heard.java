package io.housekeeper.runtime.engine;

/** What came of something that a listener was told to try it out. */
public sealed interface Heard {

  /** It took it. */
  record Well() implements Heard {}

  /** It threw something; what, in words. */
  record Failed(String what) implements Heard {}

  /** It is too slow: there was no room for one more event. */
  record Dropped() implements Heard {}
}
