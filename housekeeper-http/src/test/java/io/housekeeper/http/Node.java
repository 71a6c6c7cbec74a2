package io.housekeeper.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Secret;
import io.housekeeper.api.Task;
import io.housekeeper.http.route.Route;
import io.housekeeper.http.security.LedgerKeys;
import io.housekeeper.http.security.Throttle;
import io.housekeeper.http.settings.HttpSettings;
import io.housekeeper.runtime.boot.Housekeeper;
import io.housekeeper.runtime.boot.HousekeeperBuilder;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A node with its server, and a client that has a token of an administrator. */
final class Node implements AutoCloseable {

  static final String TOKEN = "a-token-for-the-tests";

  private static final JsonMapper JSON = new JsonMapper();

  private final Housekeeper housekeeper;
  private final int port;
  private final HttpClient client = HttpClient.newHttpClient();
  private Optional<Document> document = Optional.empty();

  private Node(Housekeeper housekeeper, int port) {
    this.housekeeper = housekeeper;
    this.port = port;
  }

  static Node with(Path folder, Task... tasks) throws IOException {
    return with(folder, builder -> {}, tasks);
  }

  /**
   * A node.
   *
   * @param more what else it has
   */
  static Node with(Path folder, Consumer<HousekeeperBuilder> more, Task... tasks)
      throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    HousekeeperBuilder builder =
        Housekeeper.builder()
            .ledger(folder.resolve("ledger.db"))
            .pluginDirectory(folder.resolve("plugins"))
            .extension(
                new HttpExtension(),
                HttpSettings.builder()
                    .port(port)
                    .token(Secret.of(TOKEN))
                    .traceLink("https://traces.example.org/{trace}")
                    .build());
    List.of(tasks).forEach(builder::task);
    more.accept(builder);
    Housekeeper housekeeper = builder.build();
    if (!housekeeper.start().failed().isEmpty()) {
      throw new IllegalStateException("the node did not start whole");
    }
    return new Node(housekeeper, port);
  }

  /** Whoever traces runs, and tells nobody of it. */
  static OpenTelemetry tracing() {
    return OpenTelemetrySdk.builder()
        .setTracerProvider(
            SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(SpanExporter.composite()))
                .build())
        .build();
  }

  Housekeeper housekeeper() {
    return housekeeper;
  }

  int port() {
    return port;
  }

  String address() {
    return "http://localhost:" + port;
  }

  /** All ways in. */
  List<Route> routes() {
    HttpSettings settings = HttpSettings.usual();
    return HttpExtension.routes(
            settings,
            housekeeper.control(),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
            new LedgerKeys(housekeeper.control(), settings.token()),
            new Throttle(System::nanoTime))
        .all();
  }

  /** A request of somebody who says nothing of himself. */
  HttpRequest.Builder anonymous(String path) {
    return HttpRequest.newBuilder(URI.create(address() + path)).timeout(Duration.ofSeconds(60));
  }

  HttpRequest.Builder request(String path) {
    return anonymous(path).header("Authorization", "Bearer " + TOKEN);
  }

  /** Sends a request; the answer must be one that the document has. */
  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = answer(request, BodyHandlers.ofString());
    check(response, response.body());
    return response;
  }

  /** Sends a request; what is answered is not looked at. */
  <T> HttpResponse<T> answer(HttpRequest request, BodyHandler<T> read)
      throws IOException, InterruptedException {
    return client.send(request, read);
  }

  /** Holds an answer to the document. */
  void check(HttpResponse<?> response, String body) throws IOException, InterruptedException {
    assertThat(objections(response, body)).isEmpty();
  }

  /** What of an answer is not as the document says. */
  List<String> objections(HttpResponse<?> response, String body)
      throws IOException, InterruptedException {
    String media = response.headers().firstValue("content-type").orElse("");
    HttpRequest request = response.request();
    return document()
        .objections(
            request.method(),
            request.uri().getRawPath(),
            new Document.Answer(response.statusCode(), media, body));
  }

  /** What the interface says of itself. */
  synchronized Document document() throws IOException, InterruptedException {
    if (document.isEmpty()) {
      HttpRequest request = request("/api/housekeeper/openapi.json").build();
      document = Optional.of(new Document(client.send(request, BodyHandlers.ofString()).body()));
    }
    return document.orElseThrow();
  }

  /** An answer that may have no end. */
  HttpResponse<InputStream> open(HttpRequest request) throws IOException, InterruptedException {
    return answer(request, BodyHandlers.ofInputStream());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).build());
  }

  HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  static JsonNode json(HttpResponse<String> response) {
    return json(response.body());
  }

  static JsonNode json(String text) {
    return JSON.readTree(text);
  }

  @Override
  public void close() {
    client.close();
    housekeeper.close();
  }
}
