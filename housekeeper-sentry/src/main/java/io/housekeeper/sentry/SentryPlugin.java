package io.housekeeper.sentry;

import io.housekeeper.api.Plugin;
import io.housekeeper.api.PluginSetup;
import io.housekeeper.api.Run;
import io.housekeeper.api.RunListener;
import io.housekeeper.sentry.form.CheckIns;
import io.housekeeper.sentry.form.FailureEvents;
import io.housekeeper.sentry.form.Project;
import io.housekeeper.sentry.monitor.Watchlist;
import io.housekeeper.sentry.wire.Courier;
import io.housekeeper.sentry.wire.Endpoint;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the type of listener that tells Sentry. */
public final class SentryPlugin implements Plugin {

  private static final Logger LOG = LoggerFactory.getLogger(SentryPlugin.class);

  @Override
  public void install(PluginSetup setup) {
    InstantSource clock = setup.clock();
    setup.listenerType("sentry", SentrySettings.class, settings -> listener(settings, clock));
  }

  static RunListener listener(SentrySettings settings, InstantSource clock) {
    Optional<Project> project = Aside.ask(() -> project(settings));
    if (project.isEmpty()) {
      LOG.info("Sentry is told nothing: there is no dsn");
      return new RunListener() {
        @Override
        public void ended(Run run) {
          if (run.test()) {
            throw new IllegalStateException("Sentry is told nothing: there is no dsn");
          }
        }
      };
    }
    return reporter(project.get(), settings, clock);
  }

  private static Optional<Project> project(SentrySettings settings) {
    Project.checkSdk();
    return Project.of(settings.dsn(), settings.environment(), settings.release());
  }

  private static RunListener reporter(
      Project project, SentrySettings settings, InstantSource clock) {
    Endpoint endpoint = Endpoint.of(project.dsn(), project.program());
    LOG.info("Sentry is told at {}, as of {}", endpoint, project.environment());
    LongSupplier nanos = System::nanoTime;
    Post post =
        new Post(
            new Courier(endpoint, nanos), new CheckIns(project), new FailureEvents(project), clock);
    Watchlist watchlist = new Watchlist(settings::terms);
    return new Reporter(watchlist, post, new Vigil(Vigil.timer()), new Known(nanos));
  }
}
