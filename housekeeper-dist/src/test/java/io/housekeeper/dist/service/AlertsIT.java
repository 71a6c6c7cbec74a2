package io.housekeeper.dist.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts of the service as it is shipped, whose plugins see nothing but what they bring. */
class AlertsIT {

  private final List<String> posted = new CopyOnWriteArrayList<>();
  @TempDir private Path folder;
  private Shipped shipped;
  private HttpServer receiver;
  private MailSink sink;

  @BeforeEach
  void listen() throws Exception {
    shipped = Shipped.into(folder, Map.of());
    sink = MailSink.start();
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/", this::take);
    receiver.start();
  }

  @AfterEach
  void end() throws IOException {
    shipped.close();
    receiver.stop(0);
    sink.close();
  }

  private void take(HttpExchange exchange) throws IOException {
    posted.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  @Test
  void comeAtOnceAndTheRestAtTheEnd() throws Exception {
    shipped.configure(
        """
        tasks.broken { type = command, schedule = "every 1s", settings { command = ["false"] } }
        listeners {
          hook { type = webhook, url = "http://localhost:%1$d/hook" }
          chat { type = slack, url = "http://localhost:%1$d/chat" }
          mail {
            type = email, host = localhost, port = %2$d, encryption = none
            from = "cron@example.org", to = ["ops@example.org"]
          }
        }
        """
            .formatted(receiver.getAddress().getPort(), sink.port()));
    Started service = shipped.start();
    Awaitility.await("an alert each way")
        .atMost(60, TimeUnit.SECONDS)
        .untilAsserted(
            () -> {
              assertThat(posted).hasSize(2);
              assertThat(sink.lines()).anyMatch(line -> line.startsWith("Subject: broken failed"));
            });
    assertThat(posted).anyMatch(body -> body.contains("\"kind\":\"failure\""));
    assertThat(posted).anyMatch(body -> body.contains(":red_circle: *broken failed: "));
    service.says("task 'broken' failed");
    Awaitility.await("a second failure")
        .atMost(60, TimeUnit.SECONDS)
        .until(() -> service.said().split("task 'broken' failed", -1).length > 2);
    service.signal("TERM");
    assertThat(service.code()).as(service.said()).isZero();
    assertThat(posted).hasSizeGreaterThanOrEqualTo(4);
    assertThat(sink.lines()).filteredOn(line -> line.startsWith("Subject: ")).hasSizeGreaterThan(1);
  }
}
