package io.housekeeper.dist.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server in Sentry's place, which may keep whoever says something waiting for its answer. */
final class SentryServer implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  /** What came, and what it is: check_in or event. */
  record Item(String type, JsonNode body) {

    String status() {
      return body.path("status").asString("");
    }
  }

  private final List<Item> items = new CopyOnWriteArrayList<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(work -> Thread.ofPlatform().daemon().unstarted(work));
  private final HttpServer server;
  private volatile String keptWaiting = "";
  private final CountDownLatch goOn = new CountDownLatch(1);

  SentryServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/api/42/envelope/", this::answer);
    server.start();
  }

  String dsn() {
    return "http://key@localhost:%d/42".formatted(server.getAddress().getPort());
  }

  /** Whoever sends a check-in of that status has no answer from now on. */
  void keepsWaiting(String status) {
    keptWaiting = status;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      List<String> lines =
          new String(exchange.getRequestBody().readAllBytes(), UTF_8).lines().toList();
      Item item =
          new Item(
              JSON.readTree(lines.get(1)).path("type").asString(), JSON.readTree(lines.get(2)));
      items.add(item);
      if (!item.status().isEmpty() && item.status().equals(keptWaiting)) {
        goOn.await(5, TimeUnit.MINUTES);
      }
      exchange.sendResponseHeaders(200, -1);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  List<Item> items() {
    return List.copyOf(items);
  }

  List<JsonNode> checkIns() {
    return items.stream().filter(one -> one.type().equals("check_in")).map(Item::body).toList();
  }

  List<String> statuses() {
    return checkIns().stream().map(one -> one.path("status").asString()).toList();
  }

  @Override
  public void close() {
    goOn.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
