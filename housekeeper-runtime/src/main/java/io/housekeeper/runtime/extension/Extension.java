package io.housekeeper.runtime.extension;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.net.URI;
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

  /** What will keep it from running, in a sentence, as far as that is known without a start. */
  default Optional<String> problem(S settings) {
    return Optional.empty();
  }

  /**
   * Installs it before the node joins. Whatever takes its time belongs to the start.
   *
   * @param meters to which it may add a registry of its own, which then has all that is measured
   */
  Installed install(S settings, CompositeMeterRegistry meters);

  /** An extension that is installed: it can be started and ended more than once. */
  interface Installed extends AutoCloseable {

    /** Where people find a run; nothing if it has no pages. */
    default Optional<URI> page(String run) {
      return Optional.empty();
    }

    /**
     * Starts it, once the node has joined and what was due at once has had its turn.
     *
     * @throws CannotStart with a sentence; the node goes on without it
     */
    Running start(Hosting hosting) throws CannotStart;

    /** It is not started again. */
    @Override
    void close();
  }

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
