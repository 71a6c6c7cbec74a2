package com.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.housekeeper.api.Secret;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.testkit.VirtualHousekeeper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostFailuresTest {

  private static final int NO_CONTENT = 204;
  private static final long NO_BODY = -1;

  private final List<String> posted = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/alerts", this::take);
    server.start();
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    String who = exchange.getRequestHeaders().getFirst("Authorization");
    posted.add(who + " " + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    exchange.sendResponseHeaders(NO_CONTENT, NO_BODY);
    exchange.close();
  }

  private PostFailures.Settings settings() {
    URI url = URI.create("http://localhost:%d/alerts".formatted(server.getAddress().getPort()));
    return new PostFailures.Settings(url, Optional.of(Secret.of("xyz")), Duration.ofSeconds(10));
  }

  @Test
  void postsWhatFailsAndNothingElse() {
    Task good = Task.of(TaskSpec.named("good").schedule("every 1h").build(), run -> {});
    Task bad =
        Task.of(
            TaskSpec.named("bad").schedule("0 3 * * *").build(),
            run -> {
              throw new IllegalStateException("the printer is on fire");
            });
    try (VirtualHousekeeper housekeeper =
        VirtualHousekeeper.at("2027-03-27T00:00Z")
            .tasks(good, bad)
            .listener("alerts", new FailurePoster(settings()))
            .start()) {
      housekeeper.advance(Duration.ofDays(1));
    }
    String line =
        "Bearer xyz task 'bad': FAILED, java.lang.IllegalStateException: the printer is on fire";
    assertEquals(List.of(line), posted);
  }

  @Test
  void refusesAnAddressThatIsNoneOfTheWeb() {
    URI mail = URI.create("mailto:ops@example.com");
    assertThrows(
        IllegalArgumentException.class,
        () -> new PostFailures.Settings(mail, Optional.empty(), Duration.ofSeconds(1)));
  }
}
