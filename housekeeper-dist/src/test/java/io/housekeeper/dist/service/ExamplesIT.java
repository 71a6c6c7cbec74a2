package io.housekeeper.dist.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What the examples have been built to, put into the service that is shipped, while it runs. */
@TestInstance(Lifecycle.PER_CLASS)
class ExamplesIT {

  private static final Path BUILT = Path.of("target", "examples");

  private static final int NO_CONTENT = 204;
  private static final long NO_BODY = -1;

  private final List<String> posted = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private Shipped shipped;
  private Started service;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/ops", this::take);
    server.start();
    shipped = Shipped.into(folder, Map.of());
    shipped.configure(
        """
        tasks.hello-task.schedule = "every 1s"
        tasks.remind-customers.schedule = "every 1s"
        plugins.remind-customers { sender = "The shop" }
        tasks.old-logs {
          type = sweep-folder
          schedule = "every 1s"
          settings { folder = "%s", pattern = "*.log" }
        }
        tasks.broken { type = command, schedule = "every 1s", settings { shell = "exit 3" } }
        listeners.ops { type = post-failures, url = "http://localhost:%d/ops" }
        """
            .formatted(
                Files.createDirectories(folder.resolve("logs")), server.getAddress().getPort()));
    service = shipped.start();
    service.says("node '");
  }

  @AfterAll
  void end() {
    shipped.close();
    server.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    posted.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    exchange.sendResponseHeaders(NO_CONTENT, NO_BODY);
    exchange.close();
  }

  private void put(String example, String jar) throws IOException {
    Files.copy(
        BUILT.resolve(example).resolve("target").resolve(jar),
        shipped.home().resolve("plugins").resolve(jar));
  }

  @Test
  void aTask() throws IOException {
    put("hello-task", "hello-task-1.0.jar");
    service.says("task 'hello-task' succeeded");
  }

  @Test
  void aTaskThatGuiceMakes() throws IOException {
    put("guice-task", "remind-customers-1.0.jar");
    service.says("task 'remind-customers' succeeded");
  }

  @Test
  void aTypeOfTasks() throws IOException {
    Path old = Files.writeString(shipped.home().resolve("logs/old.log"), "x");
    Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH));
    put("task-type", "sweep-folder-1.0.jar");
    service.says("task 'old-logs' succeeded");
    assertThat(old).doesNotExist();
  }

  @Test
  void aTypeOfListeners() throws IOException {
    put("listener", "post-failures-1.0.jar");
    Awaitility.await()
        .atMost(60, TimeUnit.SECONDS)
        .untilAsserted(
            () -> assertThat(posted).anyMatch(line -> line.startsWith("task 'broken': FAILED")));
  }
}
