package io.housekeeper.dist.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import io.housekeeper.dist.deploy.Containerfile;
import io.housekeeper.dist.deploy.Deploy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What an engine does with the files for containers, as far as it can be done without one: the
 * steps of the image, as a user who may nothing, with nothing to write to but the volume.
 */
class DeployIT {

  private static final String TOKEN = "a-token-of-this-test";
  private static final Pattern METRIC = Pattern.compile("\\bhousekeeper_[a-z_]+");

  @TempDir private Path folder;
  private Terminal terminal;
  private EnginelessImage image;
  private int port;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void make() throws Exception {
    terminal = new Terminal(folder, Map.of());
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    image = EnginelessImage.in(folder, terminal);
  }

  @AfterEach
  void end() throws Exception {
    client.close();
    terminal.close();
    image.unseal();
  }

  private Started run(Map<String, String> environment, String... more) throws Exception {
    Map<String, String> whole = new HashMap<>(environment);
    whole.put("CRON_PORT", Integer.toString(port));
    whole.put("HOUSEKEEPER_TOKEN", TOKEN);
    return image.execute(
        whole, Stream.concat(Containerfile.read().command().stream(), Stream.of(more)).toList());
  }

  private int health() throws Exception {
    Map<String, String> environment = Map.of("CRON_PORT", Integer.toString(port));
    return image.execute(environment, Containerfile.read().healthCheck()).code();
  }

  private HttpResponse<String> send(String path, boolean changes) throws Exception {
    // An address of this machine that only somebody has who listens at all of them.
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.2:" + port + path))
            .header("Authorization", "Bearer " + TOKEN);
    HttpRequest.Builder whole = changes ? request.POST(BodyPublishers.noBody()) : request;
    return client.send(whole.build(), BodyHandlers.ofString());
  }

  @Test
  void theImageRunsAsSomebodyWhoMayNothing() throws Exception {
    assumeThat(System.getProperty("os.name")).as("what containers run on").isEqualTo("Linux");
    Files.writeString(
        image.file("conf/housekeeper.conf"),
        """
        tasks.hello {
          type = command
          schedule = "every 1s"
          settings { shell = "echo $TMPDIR; touch $TMPDIR/$$; ! touch ../forbidden" }
        }
        """);
    assertThat(health()).as("before it is there").isNotZero();
    Started service = run(Map.of());
    service.says("1 active");
    Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> health() == 0);
    for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
      JsonNode get =
          Deploy.resource("StatefulSet")
              .at("/spec/template/spec/containers/0/" + probe + "/httpGet");
      assertThat(get.at("/port").asString()).isEqualTo("http");
      assertThat(send(get.at("/path").asString(), false).statusCode()).as(probe).isEqualTo(200);
    }
    Awaitility.await()
        .atMost(30, TimeUnit.SECONDS)
        .untilAsserted(
            () ->
                assertThat(send("/api/housekeeper/tasks/hello", false).body())
                    .contains("\"lastStatus\":\"success\""));
    metricsOfTheRulesAreThere();

    service.signal("TERM");
    long patience =
        Deploy.resource("StatefulSet")
            .at("/spec/template/spec/terminationGracePeriodSeconds")
            .asLong();
    assertThat(service.ended((int) patience).code()).as(service.said()).isZero();
    assertThat(service.said()).doesNotContain("WARN").doesNotContain("ERROR");
    assertThat(health()).as("after its end").isNotZero();
    assertThat(image.file("data/housekeeper.db")).isNotEmptyFile();
  }

  private void metricsOfTheRulesAreThere() throws Exception {
    Set<String> used = new TreeSet<>();
    METRIC
        .matcher(Deploy.text("prometheus/rules.yaml"))
        .results()
        .forEach(it -> used.add(it.group()));
    assertThat(used).hasSizeGreaterThan(5);
    Awaitility.await()
        .atMost(30, TimeUnit.SECONDS)
        .untilAsserted(
            () -> {
              String measured = send("/metrics", false).body();
              assertThat(measured).contains("outcome=\"succeeded\"", "task=\"hello\"");
              assertThat(used)
                  .allSatisfy(
                      name -> assertThat(measured).containsPattern("(?m)^" + name + "[{ ]"));
            });
  }

  @Test
  void whatTheFilesConfigureIsWell() throws Exception {
    String kubernetes = Deploy.resource("ConfigMap").at("/data/housekeeper.conf").asString();
    Path written = Files.writeString(folder.resolve("kubernetes.conf"), kubernetes);
    Path compose = Deploy.FOLDER.resolve("compose");
    Map<String, String> environment =
        Map.of(
            "LEDGER_PASSWORD", "secret",
            "CRON_SECRET", "secret",
            "HOUSEKEEPER_TOKEN", TOKEN,
            "NEXT_PUBLIC_APP_URL", "http://app:3000");
    for (Path file :
        List.of(written, compose.resolve("application.conf"), compose.resolve("cluster.conf"))) {
      Started check =
          new Terminal(folder, environment)
              .start(
                  folder,
                  List.of(
                      image.file("bin/housekeeper").toString(),
                      "check",
                      "--offline",
                      "-c",
                      file.toString()));
      assertThat(check.code()).as(check.said()).isZero();
    }
  }

  @Test
  void theServiceCallsTheApplicationOnceThatAnswers() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    AtomicInteger health = new AtomicInteger(503);
    AtomicReference<Optional<String>> called = new AtomicReference<>(Optional.empty());
    HttpServer application =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    application.createContext(
        "/api/health",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(health.get(), -1);
          exchange.close();
        });
    application.createContext(
        "/api/cron/refresh-feeds",
        exchange -> {
          String secret = exchange.getRequestHeaders().getFirst("Authorization");
          called.set(Optional.of(exchange.getRequestMethod() + " " + secret));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    application.start();
    try {
      Path file = Deploy.FOLDER.resolve("compose/application.conf");
      Files.copy(file, folder.resolve("application.conf"));
      folder.resolve("application.conf").toFile().setReadable(true, false);
      Started service =
          run(
              Map.of(
                  "NEXT_PUBLIC_APP_URL",
                  "http://127.0.0.1:" + application.getAddress().getPort(),
                  "CRON_SECRET",
                  "what-both-know"),
              "-c",
              folder.resolve("application.conf").toString());
      service.says("1 active");
      assertThat(send("/api/housekeeper/tasks/refresh-feeds/run?wait=0", true).statusCode())
          .isEqualTo(202);
      Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> asked.get() > 1);
      assertThat(called.get()).isEmpty();
      health.set(200);
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(called.get()).contains("POST Bearer what-both-know"));
    } finally {
      application.stop(0);
    }
  }
}
