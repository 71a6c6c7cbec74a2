package io.housekeeper.sentry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.housekeeper.api.Secret;
import io.sentry.CheckIn;
import io.sentry.SentryEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

/** A server in Sentry's place, in whatever mood it is put. */
final class Receiver implements AutoCloseable {

  /** How it answers: after a while, with a status, and with a limit if there is one. */
  record Mood(long millis, int status, String limit) {

    static final Mood WELL = new Mood(0, 200, "");
  }

  private final List<Received> taken = new CopyOnWriteArrayList<>();
  private final List<Received> refused = new CopyOnWriteArrayList<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(work -> Thread.ofPlatform().daemon().unstarted(work));
  private volatile Supplier<Mood> moods = () -> Mood.WELL;
  private volatile HttpServer server;
  private final int port;

  Receiver() {
    server = open(0);
    port = server.getAddress().getPort();
  }

  private HttpServer open(int where) {
    try {
      HttpServer opened =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), where), 500);
      opened.setExecutor(threads);
      opened.createContext("/api/42/envelope/", this::answer);
      opened.start();
      return opened;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Secret dsn() {
    return Secret.of("http://key@localhost:%d/42".formatted(port));
  }

  /** How it answers from now on. */
  void is(Supplier<Mood> some) {
    moods = some;
  }

  void goesDown() {
    server.stop(0);
  }

  void comesUp() {
    server = open(port);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Received received = Received.read(body(exchange).readAllBytes());
      Mood mood = moods.get();
      pause(mood.millis());
      (mood.status() == 200 ? taken : refused).add(received);
      if (!mood.limit().isEmpty()) {
        exchange.getResponseHeaders().add("X-Sentry-Rate-Limits", mood.limit());
      }
      byte[] body = "{}".getBytes(UTF_8);
      exchange.sendResponseHeaders(mood.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** The SDK itself compresses what it sends. */
  private static InputStream body(HttpExchange exchange) throws IOException {
    boolean isCompressed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    InputStream body = exchange.getRequestBody();
    return isCompressed ? new GZIPInputStream(body) : body;
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** All that it took, in the order of arrival. */
  List<Received> taken() {
    return List.copyOf(taken);
  }

  /** How many envelopes it did not take. */
  int refusals() {
    return refused.size();
  }

  List<CheckIn> checkIns() {
    return taken.stream().flatMap(one -> one.checkIn().stream()).toList();
  }

  List<SentryEvent> events() {
    return taken.stream().flatMap(one -> one.event().stream()).toList();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
