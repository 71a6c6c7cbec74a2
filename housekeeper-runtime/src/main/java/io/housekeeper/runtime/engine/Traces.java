package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.LiveRow;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes a span of what this node does of a run. Called on the threads of the engine and of tasks:
 * it must not wait.
 */
public interface Traces {

  /** Nobody traces anything. */
  Traces NONE = (run, within) -> Optional.empty();

  /**
   * A run begins to be executed here, or goes on here after another node had it.
   *
   * @param within the context of its first span, as the W3C's {@code traceparent} has it; empty if
   *     it has none yet
   * @return its span here; nothing if nobody traces it
   */
  Optional<Span> begin(Traced run, String within);

  /** A run, by the names that people know. */
  record Traced(LiveRow row, String task, String plugin, String node) {}

  /** What this node does of a run, with all attempts of it that are made here. */
  interface Span {

    /** As the W3C's {@code traceparent} has it. */
    String context();

    /** From here on what the current thread does is part of it, until that is closed. */
    Scope enter();

    void attemptStarted(int number);

    /** What the code of an attempt threw; told on its thread. */
    void threw(int number, Throwable failure);

    /** It will be tried again. */
    void attemptFailed(int number, Failure failure, Instant at);

    /** What is left of it is done elsewhere, or by nobody. */
    void handedOver(Instant at);

    void end(Outcome outcome, Instant at);
  }

  /** What the current thread is part of. */
  interface Scope extends AutoCloseable {

    @Override
    void close();
  }

  /** What an attempt has come to. */
  record Failure(String message, Optional<Throwable> thrown) {}

  /**
   * What a run has come to.
   *
   * @param failure if it is one
   */
  record Outcome(String state, int attempts, Optional<Failure> failure) {}
}
