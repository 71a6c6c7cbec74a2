package io.housekeeper.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that answers what a test wants, and keeps what it was asked. */
final class Stub implements AutoCloseable {

  /** What it was asked. */
  record Asked(String line, Optional<String> token, Optional<String> after, String body) {}

  /** Answers the so many-th request, from 0. */
  interface Answers {
    void answer(int number, HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  private Stub(HttpServer server) {
    this.server = server;
  }

  static Stub that(Answers answers) {
    try {
      Stub stub =
          new Stub(
              HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
      AtomicInteger number = new AtomicInteger();
      stub.server.setExecutor(stub.threads);
      stub.server.createContext(
          "/",
          exchange -> {
            stub.keep(exchange);
            answers.answer(number.getAndIncrement(), exchange);
          });
      stub.server.start();
      return stub;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** One that always answers the same. */
  static Stub thatSays(int status, String media, String text) {
    return that((number, exchange) -> say(exchange, status, media, text));
  }

  static void say(HttpExchange exchange, int status, String media, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", media);
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(bytes);
    }
  }

  private void keep(HttpExchange exchange) throws IOException {
    asked.add(
        new Asked(
            exchange.getRequestMethod() + " " + exchange.getRequestURI(),
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Last-Event-ID")),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
  }

  List<Asked> asked() {
    return asked;
  }

  URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  HousekeeperClient client() {
    return HousekeeperClient.at(address());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
