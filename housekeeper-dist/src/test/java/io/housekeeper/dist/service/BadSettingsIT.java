package io.housekeeper.dist.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings that turn out to be bad when a task runs: its runs fail, and nothing else does. */
class BadSettingsIT {

  @TempDir private Path folder;
  private Shipped shipped;
  private HttpServer server;

  @BeforeEach
  void begin() throws Exception {
    shipped = Shipped.into(folder, Map.of());
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/broken",
        exchange -> {
          exchange.sendResponseHeaders(500, -1);
          exchange.close();
        });
    server.createContext(
        "/round",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/round");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void end() {
    shipped.close();
    server.stop(0);
  }

  @Test
  void failTheirRunsAndNothingElse() throws Exception {
    Path kept = Files.writeString(folder.resolve("kept.txt"), "keep me");
    Path root = Files.createDirectories(folder.resolve("root"));
    Files.createSymbolicLink(root.resolve("out.txt"), kept);
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    shipped.configure(
        """
        max-concurrent-runs = 20
        defaults.retry { retries = 1, first = 100ms, longest = 100ms }
        databases.gone { url = "jdbc:postgresql://127.0.0.1:1/none", user = nobody }
        tasks {
          good { type = command, schedule = "every 1s", settings { command = ["true"] } }
          missing-folder { type = delete-old-files, startup-delay = 0s,
            settings { folder = "nowhere", age = 1d } }
          no-database { type = sql, startup-delay = 0s,
            settings { database = gone, statements = [ "select 1" ] } }
          other-database { type = sql, startup-delay = 0s,
            settings { database = gnoe, statements = [ "select 1" ] } }
          broken { type = http-call, startup-delay = 0s, settings { url = "%1$s/broken" } }
          round { type = http-call, startup-delay = 0s, settings { url = "%1$s/round" } }
          no-program { type = command, startup-delay = 0s, settings { command = [no-such-program] } }
          endless { type = command, startup-delay = 0s, timeout = 3s, settings { command = ["yes"] } }
          linked { type = delete-old-files, startup-delay = 0s,
            settings { folder = "root", glob = "*", age = 0s } }
        }
        """
            .formatted(url));
    Started service = shipped.start();
    for (String task :
        List.of(
            "missing-folder",
            "no-database",
            "other-database",
            "broken",
            "round",
            "no-program",
            "linked")) {
      service.says("task '" + task + "' failed at try 1: ");
      service.says("task '" + task + "' failed in ");
    }
    service.says("task 'endless' timed out");
    assertThat(kept).hasContent("keep me");
    assertThat(lineOf(service, "missing-folder")).contains("nowhere");
    assertThat(lineOf(service, "other-database")).contains("there is no database 'gnoe'");
    assertThat(lineOf(service, "broken")).contains("500");
    assertThat(lineOf(service, "no-program")).contains("no-such-program");
    assertThat(lineOf(service, "linked")).contains("links lead out of");
    assertThat(lineOf(service, "round")).contains("redirects more than 10 times");
    assertThat(lineOf(service, "missing-folder")).endsWith("is not there");

    long before = goodOnes(service);
    service.says("task 'good' succeeded");
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> goodOnes(service) > before + 2);
    service.signal("TERM");
    assertThat(service.code()).isZero();
  }

  private static String lineOf(Started service, String task) {
    return service
        .said()
        .lines()
        .filter(line -> line.contains("task '" + task + "' failed"))
        .findFirst()
        .orElseThrow();
  }

  private static long goodOnes(Started service) {
    return service.said().lines().filter(line -> line.contains("task 'good' succeeded")).count();
  }
}
