package io.housekeeper.runtime.extension;

import java.util.Optional;

/**
 * A part of the process itself, which is started and ended with it. The service finds it on its
 * class path through {@link java.util.ServiceLoader}; an application names it.
 *
 * @param <S> what it is told
 */
public interface Extension<S extends Record> {

  /** Its name, which is that of its block in the configuration. */
  String name();

  /** What its block in the configuration is read as. */
  Class<S> settings();

  /**
   * Starts it, once the node has joined.
   *
   * @throws CannotStart with a sentence; the node goes on without it
   */
  Running start(S settings, Hosting hosting) throws CannotStart;

  /** An extension that runs. */
  interface Running extends AutoCloseable {

    /** A way in that works once, for whoever may do everything here; nothing if it has none. */
    Optional<String> invitation();

    /**
     * The node is about to leave: whoever waits for news is let go, and answers are still given.
     */
    void leave();

    /** The node has left. */
    @Override
    void close();
  }

  /** It does not run; why, in a sentence. */
  final class CannotStart extends Exception {

    private static final long serialVersionUID = 1;

    public CannotStart(String sentence, Throwable cause) {
      super(sentence, cause);
    }
  }
}
