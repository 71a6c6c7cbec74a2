package io.housekeeper.http;

import io.housekeeper.http.api.Api;
import io.housekeeper.http.events.NewsDesk;
import io.housekeeper.http.making.Allowance;
import io.housekeeper.http.making.Making;
import io.housekeeper.http.page.Pages;
import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Group;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Route;
import io.housekeeper.http.route.Routes;
import io.housekeeper.http.security.Gate;
import io.housekeeper.http.security.Keys;
import io.housekeeper.http.security.LedgerKeys;
import io.housekeeper.http.security.Throttle;
import io.housekeeper.http.server.HttpServer;
import io.housekeeper.http.settings.HttpSettings;
import io.housekeeper.http.tls.Tls;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.Role;
import io.housekeeper.runtime.extension.Extension;
import io.housekeeper.runtime.extension.Hosting;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server of a node: the interface for programs, the dashboard, and what is measured. */
public final class HttpExtension implements Extension<HttpSettings> {

  private static final Logger LOG = LoggerFactory.getLogger(HttpExtension.class);

  /** Long enough to go to a browser with it. */
  private static final Duration LINK = Duration.ofMinutes(15);

  @Override
  public String name() {
    return "http";
  }

  @Override
  public Class<HttpSettings> settings() {
    return HttpSettings.class;
  }

  @Override
  public Optional<String> problem(HttpSettings settings) {
    try {
      if (settings.enabled()) {
        tls(settings.tls());
      }
      return Optional.empty();
    } catch (CannotStart no) {
      return Optional.ofNullable(no.getMessage());
    }
  }

  @Override
  public Installed install(HttpSettings settings, CompositeMeterRegistry meters) {
    if (!settings.enabled()) {
      return new NotServing();
    }
    PrometheusMeterRegistry measured = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    meters.add(measured);
    return new ToServe(settings, meters, measured);
  }

  private static Running start(
      HttpSettings settings, PrometheusMeterRegistry measured, Hosting hosting) throws CannotStart {
    Optional<SSLContext> tls = tls(settings.tls());
    Keys keys = new LedgerKeys(hosting.control(), settings.token());
    Throttle throttle = new Throttle(hosting.nanos());
    NewsDesk desk = new NewsDesk(hosting.control(), Long.toString(hosting.clock().millis(), 36));
    try {
      HttpServer server =
          HttpServer.start(
              settings,
              tls,
              routes(settings, hosting.control(), measured, keys, throttle),
              new Gate(keys, throttle),
              desk,
              hosting.nanos());
      InetSocketAddress address = server.address();
      String root = root(settings, address);
      LOG.info("http at {}", root);
      Serving serving = new Serving(server, hosting.control(), root);
      if (settings.token().isEmpty() && hosting.control().tokens().list().isEmpty()) {
        LOG.info("sign in once, within 15 minutes: {}", serving.invitation().orElse(""));
      }
      return serving;
    } catch (RuntimeException failed) {
      desk.close();
      Throwable cause = Optional.ofNullable(failed.getCause()).orElse(failed);
      throw new CannotStart(
          "it cannot listen at %s:%d: %s"
              .formatted(settings.address(), settings.port(), cause.getMessage()),
          failed);
    }
  }

  private static String root(HttpSettings settings, InetSocketAddress address) {
    boolean isAny = !address.isUnresolved() && address.getAddress().isAnyLocalAddress();
    String host = isAny ? "localhost" : address.getHostString();
    return root(settings, host, address.getPort());
  }

  private static String root(HttpSettings settings, String host, int port) {
    String scheme = settings.tls().certificate().isPresent() ? "https" : "http";
    return "%s://%s:%d%s"
        .formatted(scheme, host.contains(":") ? "[" + host + "]" : host, port, settings.path());
  }

  private static Optional<SSLContext> tls(HttpSettings.Tls files) throws CannotStart {
    try {
      return files
          .certificate()
          .flatMap(certificate -> files.key().map(key -> Tls.of(certificate, key)));
    } catch (IllegalArgumentException misfit) {
      throw new CannotStart("http.tls: " + misfit.getMessage(), misfit);
    }
  }

  /** All ways in. */
  static Routes routes(
      HttpSettings settings,
      Control control,
      PrometheusMeterRegistry measured,
      Keys keys,
      Throttle throttle) {
    Making making = new Making(control, new Allowance(settings.newTasks(), settings.newSecrets()));
    List<Route> routes = new ArrayList<>(Api.of(control, making));
    routes.addAll(Pages.of(control, making, keys, throttle, Pages.Terms.of(settings)));
    routes.add(metrics(measured));
    return new Routes(routes);
  }

  private static Route metrics(PrometheusMeterRegistry measured) {
    return new Group("metrics", "/metrics")
        .get("", Access.VIEWER, "What is measured, for Prometheus")
        .answers(200, "text/plain", "All meters")
        .by(request -> Reply.text(200, "text/plain; version=0.0.4", measured.scrape()));
  }

  /** There is to be no server. */
  private record NotServing() implements Installed, Running {

    @Override
    public Running start(Hosting hosting) {
      return this;
    }

    @Override
    public Optional<String> invitation() {
      return Optional.empty();
    }

    @Override
    public void leave() {
      // Nobody came.
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  /** There is to be a server, which has what is measured before it listens too. */
  private record ToServe(
      HttpSettings settings, CompositeMeterRegistry meters, PrometheusMeterRegistry measured)
      implements Installed {

    @Override
    public Optional<URI> page(String run) {
      String begin =
          settings
              .url()
              .map(url -> url.replaceFirst("/+$", ""))
              .orElseGet(
                  () -> root(settings, new InetSocketAddress(settings.address(), settings.port())));
      return Optional.of(URI.create(begin + "/admin/runs/" + run));
    }

    @Override
    public Running start(Hosting hosting) throws CannotStart {
      return HttpExtension.start(settings, measured, hosting);
    }

    @Override
    public void close() {
      meters.remove(measured);
      measured.close();
    }
  }

  /**
   * The server of a node.
   *
   * @param root what its addresses begin with
   */
  private record Serving(HttpServer server, Control control, String root) implements Running {

    @Override
    public Optional<String> invitation() {
      String link =
          control.as(Asking.by("whoever runs the service")).tokens().link(Role.ADMIN, LINK);
      return Optional.of(root + "/admin/sign-in?link=" + link);
    }

    @Override
    public void leave() {
      server.letGo();
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
