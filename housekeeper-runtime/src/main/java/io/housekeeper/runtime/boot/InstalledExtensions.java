package io.housekeeper.runtime.boot;

import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.extension.Extension;
import io.housekeeper.runtime.extension.Extension.CannotStart;
import io.housekeeper.runtime.extension.Extension.Installed;
import io.housekeeper.runtime.extension.Extension.Running;
import io.housekeeper.runtime.extension.Hosting;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The extensions of a node. One that cannot be does not end the node. */
final class InstalledExtensions {

  private static final Logger LOG = LoggerFactory.getLogger(InstalledExtensions.class);

  /** An extension, and what it is told. */
  record Wanted<S extends Record>(Extension<S> extension, S settings) {

    private Installed install(CompositeMeterRegistry meters) {
      return extension.install(settings, meters);
    }

    /** What will keep it from running, in a sentence. */
    Optional<String> problem() {
      return extension.problem(settings);
    }
  }

  private record Named(String name, Installed extension) {}

  private final Optional<CompositeMeterRegistry> meters;
  private final Optional<MeterRegistry> given;
  private final List<Named> installed = new ArrayList<>();
  private final List<String> notInstalled = new ArrayList<>();
  private final List<Running> running = new ArrayList<>();
  private final List<String> notRunning = new ArrayList<>();

  private InstalledExtensions(
      Optional<CompositeMeterRegistry> meters, Optional<MeterRegistry> given) {
    this.meters = meters;
    this.given = given;
  }

  /** Installs those that can be installed. */
  static InstalledExtensions of(Plan.Surroundings surroundings) {
    Optional<MeterRegistry> given = surroundings.registry();
    if (surroundings.extensions().isEmpty()) {
      return new InstalledExtensions(Optional.empty(), given);
    }
    CompositeMeterRegistry all = new CompositeMeterRegistry();
    given.ifPresent(all::add);
    InstalledExtensions extensions = new InstalledExtensions(Optional.of(all), given);
    surroundings.extensions().forEach(one -> extensions.install(one, all));
    return extensions;
  }

  private void install(Wanted<?> one, CompositeMeterRegistry all) {
    String name = one.extension().name();
    try {
      installed.add(new Named(name, one.install(all)));
    } catch (RuntimeException | LinkageError broken) {
      notInstalled.add(failure(name, broken.toString()));
      LOG.error("because of", broken);
    }
  }

  private static String failure(String name, String why) {
    String sentence = "extension '%s' does not run: %s".formatted(name, why);
    LOG.error("{}", sentence);
    return sentence;
  }

  /** Where meters are kept: extensions have added to it, if there are any. */
  Optional<MeterRegistry> registry() {
    return meters.<MeterRegistry>map(all -> all).or(() -> given);
  }

  /** Where people find a run, if any of them has pages. */
  Optional<URI> page(String run) {
    return installed.stream().flatMap(one -> one.extension().page(run).stream()).findFirst();
  }

  boolean isEmpty() {
    return installed.isEmpty();
  }

  /** Starts those that can be started. */
  void start(Control control, Path directory) {
    Hosting hosting = new Hosting(control, InstantSource.system(), System::nanoTime, directory);
    installed.forEach(one -> start(one, hosting));
  }

  private void start(Named one, Hosting hosting) {
    try {
      running.add(one.extension().start(hosting));
    } catch (CannotStart no) {
      notRunning.add(failure(one.name(), String.valueOf(no.getMessage())));
      LOG.debug("because of", no);
    } catch (RuntimeException | LinkageError broken) {
      notRunning.add(failure(one.name(), broken.toString()));
      LOG.error("because of", broken);
    }
  }

  /** What does not run, a sentence each. */
  List<String> failures() {
    return Stream.concat(notInstalled.stream(), notRunning.stream()).toList();
  }

  /** Ways in that work once, of those that have one. */
  List<String> invitations() {
    return running.stream().flatMap(one -> one.invitation().stream()).toList();
  }

  /** The node is about to leave. */
  void leave() {
    each(running, "leave", Running::leave);
  }

  /** The node has left: they can be started again. */
  void end() {
    each(running, "end", Running::close);
    running.clear();
    notRunning.clear();
  }

  /** They are not started again. */
  void close() {
    each(installed, "be closed", one -> one.extension().close());
    installed.clear();
  }

  private static <T> void each(Iterable<T> all, String what, Consumer<T> step) {
    for (T one : all) {
      try {
        step.accept(one);
      } catch (RuntimeException broken) {
        // The others are to be ended all the same.
        LOG.warn("an extension cannot {}", what, broken);
      }
    }
  }
}
