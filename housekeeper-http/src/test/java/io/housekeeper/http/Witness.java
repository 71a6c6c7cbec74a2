package io.housekeeper.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands between a client and a node, passes on what they say, and holds each answer to what the
 * node says of itself.
 */
final class Witness implements AutoCloseable {

  private static final Set<String> ASKED =
      Set.of("authorization", "content-type", "accept", "idempotency-key", "if-match");
  private static final Set<String> ANSWERED =
      Set.of("content-type", "etag", "location", "retry-after", "www-authenticate");

  private final Node node;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> objections = new CopyOnWriteArrayList<>();

  private Witness(Node node, HttpServer server) {
    this.node = node;
    this.server = server;
  }

  static Witness of(Node node) throws IOException {
    InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Witness witness = new Witness(node, HttpServer.create(free, 0));
    witness.server.setExecutor(witness.threads);
    witness.server.createContext("/", witness::passOn);
    witness.server.start();
    return witness;
  }

  URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** Each answer that the document of the node does not have. */
  List<String> objections() {
    return List.copyOf(objections);
  }

  private void passOn(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpResponse<String> response = node.answer(asked(exchange), BodyHandlers.ofString());
      objections.addAll(node.objections(response, response.body()));
      for (Map.Entry<String, List<String>> header : response.headers().map().entrySet()) {
        if (ANSWERED.contains(header.getKey())) {
          exchange.getResponseHeaders().put(header.getKey(), header.getValue());
        }
      }
      byte[] body = response.body().getBytes(UTF_8);
      exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest asked(HttpExchange exchange) throws IOException {
    HttpRequest.Builder request = node.anonymous(exchange.getRequestURI().toString());
    for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
      if (ASKED.contains(header.getKey().toLowerCase(Locale.ROOT))) {
        header.getValue().forEach(value -> request.header(header.getKey(), value));
      }
    }
    byte[] body = exchange.getRequestBody().readAllBytes();
    return request.method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body)).build();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
