package io.housekeeper.http.server;

import io.housekeeper.http.events.NewsDesk;
import io.housekeeper.http.route.Routes;
import io.housekeeper.http.security.Gate;
import io.housekeeper.http.security.Hosts;
import io.housekeeper.http.settings.HttpSettings;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.encoding.ContentEncodingRepository;
import io.undertow.server.handlers.encoding.EncodingHandler;
import io.undertow.server.handlers.encoding.GzipEncodingProvider;
import io.undertow.util.Headers;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.xnio.Options;
import org.xnio.Sequence;

/** The server from its start to its end. */
public final class HttpServer implements AutoCloseable {

  private static final int PATIENCE = (int) Deadline.PATIENCE.toMillis();
  private static final int LAST_WORDS = (int) Duration.ofSeconds(2).toMillis();
  private static final int IDLE = (int) Duration.ofMinutes(1).toMillis();

  /** What came before can be read by others. */
  private static final Sequence<String> ENCRYPTED = Sequence.of("TLSv1.3", "TLSv1.2");

  private final Undertow undertow;
  private final Crew crew;
  private final NewsDesk desk;

  private HttpServer(Undertow undertow, Crew crew, NewsDesk desk) {
    this.undertow = undertow;
    this.crew = crew;
    this.desk = desk;
  }

  /**
   * Starts it.
   *
   * @param nanos a time that only goes on
   * @throws RuntimeException if it cannot listen there
   */
  public static HttpServer start(
      HttpSettings settings,
      Optional<SSLContext> tls,
      Routes routes,
      Gate gate,
      NewsDesk desk,
      LongSupplier nanos) {
    Crew crew = new Crew(nanos, new Listening(desk, settings.listeners()));
    HttpHandler intake =
        new Intake(routes, new Hosts(settings.hosts()), gate, settings.path(), crew);
    Undertow.Builder builder =
        Undertow.builder()
            .setIoThreads(2)
            .setWorkerThreads(2)
            .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, PATIENCE)
            .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE)
            .setServerOption(UndertowOptions.MAX_HEADER_SIZE, 32 * 1024)
            .setServerOption(UndertowOptions.MAX_HEADERS, 100)
            .setServerOption(UndertowOptions.MAX_PARAMETERS, 100)
            .setServerOption(UndertowOptions.ALWAYS_SET_KEEP_ALIVE, false)
            .setServerOption(UndertowOptions.SHUTDOWN_TIMEOUT, LAST_WORDS)
            .setSocketOption(Options.WRITE_TIMEOUT, IDLE)
            .setHandler(compressing(intake));
    if (tls.isPresent()) {
      builder.setSocketOption(Options.SSL_ENABLED_PROTOCOLS, ENCRYPTED);
      builder.addHttpsListener(settings.port(), settings.address(), tls.get());
    } else {
      builder.addHttpListener(settings.port(), settings.address());
    }
    Undertow undertow = builder.build();
    undertow.start();
    desk.start();
    return new HttpServer(undertow, crew, desk);
  }

  /** Pages and lists are texts; what happens is told at once, and not collected for packing. */
  private static HttpHandler compressing(HttpHandler inner) {
    ContentEncodingRepository encodings =
        new ContentEncodingRepository()
            .addEncodingHandler(
                "gzip",
                new GzipEncodingProvider(),
                50,
                exchange -> isPacked(exchange.getResponseHeaders().getFirst(Headers.CONTENT_TYPE)));
    return new EncodingHandler(inner, encodings);
  }

  private static boolean isPacked(@Nullable String media) {
    return media == null || !media.startsWith("text/event-stream");
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
  }

  /** Whoever waits or listens is let go. */
  public void letGo() {
    crew.letGo();
  }

  @Override
  public void close() {
    desk.close();
    crew.close();
    undertow.stop();
  }
}
