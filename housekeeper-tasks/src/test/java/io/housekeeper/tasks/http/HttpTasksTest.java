package io.housekeeper.tasks.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Run.State;
import io.housekeeper.testkit.FinishedRun;
import io.housekeeper.testkit.TaskTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpTasksTest {

  private final Site site = new Site();

  @AfterEach
  void close() {
    site.close();
  }

  private static FinishedRun call(String settings) {
    return TaskTest.of(new HttpCall()).settings(settings).secret("cron", "s3cret").run();
  }

  private static String failure(String settings) {
    FinishedRun run = call(settings);
    assertThat(run.state()).isEqualTo(State.FAILED);
    return run.message();
  }

  // --- http-call ---

  @Test
  void theAnswerIsKeptWithTheRun() {
    site.page("/refresh", 200, "3 feeds\nrefreshed");
    FinishedRun run =
        call(
            """
            url = "%s", method = post, body = "{}", bearer = "secret:cron"
            headers { "Content-Type" = "application/json" }, expect-body = "\\\\d feeds"
            """
                .formatted(site.url("/refresh?all=1")));
    assertThat(run.state()).isEqualTo(State.SUCCEEDED);
    assertThat(run.message()).startsWith("200 in ");
    assertThat(run.log()).containsExactly("3 feeds", "refreshed");
    assertThat(site.requests()).containsExactly("POST /refresh?all=1 [Bearer s3cret] {}");
  }

  @Test
  void anotherStatusThanIsExpectedIsAFailure() {
    site.page("/", 500, "\n  out of memory\nat line 3");
    String url = site.url("/");
    assertThat(failure("url = \"%s\"".formatted(url)))
        .isEqualTo(url + " answered 500, and should answer 200 to 299: out of memory");
    assertThat(call("url = \"%s\", expect = [404, 500]".formatted(url)).state())
        .isEqualTo(State.SUCCEEDED);
    assertThat(failure("url = \"%s\", expect = [200, 500], expect-body = done".formatted(url)))
        .isEqualTo(url + " answered without what is expected, 'done': out of memory");
  }

  @Test
  void aCircleOfRedirectionsIsAFailure() {
    site.page("/a", exchange -> Site.redirect(exchange, 302, "/b"))
        .page("/b", exchange -> Site.redirect(exchange, 302, "/a"));
    assertThat(failure("url = \"%s\"".formatted(site.url("/a"))))
        .startsWith(site.url("/a") + " redirects more than 10 times, perhaps in a circle; ");
  }

  @Test
  void aSecretDoesNotGoToAnotherHost() {
    try (Site other = new Site()) {
      other.page("/", 200, "");
      site.page("/", exchange -> Site.redirect(exchange, 307, other.url("/")))
          .page("/same", exchange -> Site.redirect(exchange, 307, "/there"))
          .page("/there", 200, "");
      call("url = \"%s\", bearer = \"secret:cron\"".formatted(site.url("/")));
      assertThat(other.requests()).containsExactly("GET / [null] ");
      call("url = \"%s\", bearer = \"secret:cron\"".formatted(site.url("/same")));
      assertThat(site.requests()).last().isEqualTo("GET /there [Bearer s3cret] ");
    }
  }

  @Test
  void aRedirectionToSomethingElseIsAFailure() {
    site.page("/", exchange -> Site.redirect(exchange, 302, "file:///etc/passwd"));
    assertThat(failure("url = \"%s\"".formatted(site.url("/"))))
        .isEqualTo(
            site.url("/")
                + " redirects to 'file:///etc/passwd', which is no address that can be called");
  }

  @Test
  void ofAnAnswerWithoutAnEndTheBeginningIsKept() {
    site.page(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] line =
              "x".repeat(99).concat("\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
          while (!Thread.currentThread().isInterrupted()) {
            exchange.getResponseBody().write(line);
          }
        });
    FinishedRun run = call("url = \"%s\"".formatted(site.url("/")));
    assertThat(run.state()).isEqualTo(State.SUCCEEDED);
    assertThat(run.log())
        .hasSizeBetween(600, 700)
        .last()
        .isEqualTo("… (the answer is longer than 64 KB)");
  }

  @Test
  void whoDoesNotAnswerInTimeFailsTheRun() {
    site.page(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(1);
          exchange.getResponseBody().flush();
          // Never ends.
        });
    assertThat(failure("url = \"%s\", patience = 300ms".formatted(site.url("/"))))
        .isEqualTo(site.url("/") + " did not answer within 300 ms");
  }

  @Test
  void whoIsNotThereFailsTheRun() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertThat(failure("url = \"http://localhost:%d/\"".formatted(free)))
        .startsWith("http://localhost:%d/ cannot be called: nobody listens there".formatted(free));
    assertThat(failure("url = \"http://nobody.invalid/\""))
        .isEqualTo("http://nobody.invalid/ cannot be called: its host is not known");
  }

  @Test
  void theApplicationIsWaitedFor() {
    AtomicInteger asked = new AtomicInteger();
    site.page(
            "/ready", exchange -> Site.send(exchange, asked.incrementAndGet() < 3 ? 503 : 200, ""))
        .page("/", 200, "");
    FinishedRun run =
        call("url = \"%s\", wait-for = \"%s\"".formatted(site.url("/"), site.url("/ready")));
    assertThat(run.state()).isEqualTo(State.SUCCEEDED);
    assertThat(asked).hasValue(3);
  }

  @Test
  void aDryRunCallsNobody() {
    site.page("/", 200, "");
    FinishedRun run =
        TaskTest.of(new HttpCall())
            .settings("url = \"%s\", method = DELETE".formatted(site.url("/")))
            .dryRun()
            .run();
    assertThat(run.message()).isEqualTo("would call DELETE " + site.url("/"));
    assertThat(site.requests()).isEmpty();
  }

  // --- http-check and heartbeat ---

  @Test
  void aCheckMeasures() {
    site.page("/", 200, "ok").page("/gone", 410, "gone");
    FinishedRun run =
        TaskTest.of(new HttpCheck()).settings("url = \"%s\"".formatted(site.url("/"))).run();
    assertThat(run.state()).isEqualTo(State.SUCCEEDED);
    assertThat(run.counts()).containsKey("latency-ms");
    FinishedRun gone =
        TaskTest.of(new HttpCheck()).settings("url = \"%s\"".formatted(site.url("/gone"))).run();
    assertThat(gone.message()).isEqualTo(site.url("/gone") + " answered 410: gone");
  }

  @Test
  void aSwitchThatRefusesTheSignOfLifeFailsTheRun() {
    site.page("/beat", 200, "ok").page("/no", 404, "unknown switch");
    assertThat(
            TaskTest.of(new Heartbeat())
                .settings("url = \"%s\"".formatted(site.url("/beat")))
                .run()
                .state())
        .isEqualTo(State.SUCCEEDED);
    assertThat(
            TaskTest.of(new Heartbeat())
                .settings("url = \"%s\"".formatted(site.url("/no")))
                .run()
                .message())
        .isEqualTo(site.url("/no") + " answered 404: unknown switch");
  }
}
