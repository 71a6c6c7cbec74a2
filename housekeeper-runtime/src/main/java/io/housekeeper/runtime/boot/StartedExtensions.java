package io.housekeeper.runtime.boot;

import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.extension.Extension;
import io.housekeeper.runtime.extension.Extension.CannotStart;
import io.housekeeper.runtime.extension.Extension.Running;
import io.housekeeper.runtime.extension.Hosting;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The extensions of a node from a start to its end. One that cannot be does not end the node. */
final class StartedExtensions {

  private static final Logger LOG = LoggerFactory.getLogger(StartedExtensions.class);

  /** An extension, and what it is told. */
  record Wanted<S extends Record>(Extension<S> extension, S settings) {

    private Running start(Hosting hosting) throws CannotStart {
      return extension.start(settings, hosting);
    }
  }

  private final List<Wanted<?>> wanted;
  private final Optional<CompositeMeterRegistry> meters;
  private final Optional<MeterRegistry> given;
  private final List<Running> running = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  StartedExtensions(Plan.Surroundings surroundings) {
    this.wanted = surroundings.extensions();
    this.given = surroundings.registry();
    this.meters = wanted.isEmpty() ? Optional.empty() : Optional.of(new CompositeMeterRegistry());
    meters.ifPresent(all -> given.ifPresent(all::add));
  }

  /** Where meters are kept: extensions may add to it, if there are any. */
  Optional<MeterRegistry> registry() {
    return meters.<MeterRegistry>map(all -> all).or(() -> given);
  }

  /** Starts those that can be started. */
  void start(Control control, Path directory) {
    meters.ifPresent(
        all ->
            start(new Hosting(control, all, InstantSource.system(), System::nanoTime, directory)));
  }

  private void start(Hosting hosting) {
    for (Wanted<?> one : wanted) {
      try {
        running.add(one.start(hosting));
      } catch (CannotStart no) {
        fails(one, String.valueOf(no.getMessage()), no);
      } catch (RuntimeException | LinkageError broken) {
        fails(one, broken.toString(), broken);
      }
    }
  }

  private void fails(Wanted<?> one, String why, Throwable cause) {
    String sentence = "extension '%s' does not run: %s".formatted(one.extension().name(), why);
    LOG.error(sentence, cause);
    failures.add(sentence);
  }

  /** What does not run, a sentence each. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  /** Ways in that work once, of those that have one. */
  List<String> invitations() {
    return running.stream().flatMap(one -> one.invitation().stream()).toList();
  }

  /** The node is about to leave. */
  void leave() {
    each("leave", Running::leave);
  }

  /** The node has left: they can be started again. */
  void close() {
    each("close", Running::close);
    running.clear();
    failures.clear();
  }

  private void each(String what, Consumer<Running> step) {
    for (Running one : running) {
      try {
        step.accept(one);
      } catch (RuntimeException broken) {
        // The others are to be ended all the same.
        LOG.warn("an extension cannot {}", what, broken);
      }
    }
  }
}
