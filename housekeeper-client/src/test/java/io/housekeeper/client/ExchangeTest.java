package io.housekeeper.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of questions when the way to the service is bad, or somebody else answers. */
@Timeout(60)
class ExchangeTest {

  private static final String NODES = "{\"nodes\":[]}";
  private static final String DONE = "{\"success\":true,\"message\":\"done\"}";

  /** Hangs up on the first so many, and answers the others. */
  private static Stub hangingUpOn(int first, String text) {
    return Stub.that(
        (number, exchange) -> {
          if (number < first) {
            exchange.close();
          } else {
            Stub.say(exchange, 200, "application/json", text);
          }
        });
  }

  private static HousekeeperFailure failure(Runnable asked) {
    return catchThrowableOfType(HousekeeperFailure.class, asked::run);
  }

  @Test
  void whatChangesNothingIsAskedAgain() {
    try (Stub stub = hangingUpOn(2, NODES)) {
      assertThat(stub.client().nodes().list()).isEmpty();
      assertThat(stub.asked()).hasSizeBetween(2, 3);
    }
  }

  @Test
  void whatIsAskedForUnderAKeyIsAskedAgain() {
    try (Stub stub = hangingUpOn(2, DONE)) {
      assertThat(stub.client().commands(Asking.PLAINLY.once("ticket-17")).pause("purge").message())
          .isEqualTo("done");
      assertThat(stub.asked()).hasSize(3);
    }
  }

  @Test
  void whatMayHaveBeenDoneIsNotAskedForAgain() {
    try (Stub stub = hangingUpOn(1, DONE)) {
      HousekeeperFailure failure = failure(() -> stub.client().commands().pause("purge"));
      assertThat(failure.sentence())
          .isEqualTo(
              "%s cannot be reached: the connection was lost; nobody knows whether it was done"
                  .formatted(stub.address()));
      assertThat(failure.isUnreachable()).isTrue();
      assertThat(failure.status()).isEmpty();
      assertThat(stub.asked()).hasSize(1);
    }
  }

  @Test
  void whoeverIsNotThereIsNamed() {
    URI nobody;
    try (Stub stub = hangingUpOn(0, "")) {
      nobody = stub.address();
    }
    assertThat(failure(() -> HousekeeperClient.at(nobody).commands().pause("purge")).sentence())
        .isEqualTo(nobody + " cannot be reached: nobody listens there");
    URI unknown = URI.create("http://nobody.invalid:9667");
    assertThat(failure(() -> HousekeeperClient.at(unknown).nodes().list()).sentence())
        .isEqualTo(unknown + " cannot be reached: its name is unknown");
    assertThat(HousekeeperClient.at(nobody).isLive()).isFalse();
  }

  /** Begins an answer, and does not go on. */
  private static void stall(HttpExchange exchange, CountDownLatch end) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 1_000);
    exchange.getResponseBody().write('{');
    exchange.getResponseBody().flush();
    try {
      end.await();
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void anAnswerThatStallsIsNotWaitedForForever() {
    CountDownLatch end = new CountDownLatch(1);
    try (Stub stub = Stub.that((number, exchange) -> stall(exchange, end))) {
      HousekeeperClient client = stub.client().withPatience(Duration.ofSeconds(1));
      assertThat(failure(() -> client.nodes().list()).sentence())
          .isEqualTo(stub.address() + " cannot be reached: no answer within 1 s");
      end.countDown();
    }
  }

  @Test
  void whoeverWaitsCanBeInterrupted() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    try (Stub stub =
            Stub.that(
                (number, exchange) -> {
                  asked.countDown();
                  stall(exchange, end);
                });
        var thread = Executors.newSingleThreadExecutor()) {
      Future<HousekeeperFailure> waiting =
          thread.submit(() -> failure(() -> stub.client().nodes().list()));
      asked.await();
      thread.shutdownNow();
      assertThat(waiting.get(10, TimeUnit.SECONDS).sentence()).endsWith("was interrupted");
      end.countDown();
    }
  }

  @Test
  void whoeverSendsElsewhereIsNotFollowed() {
    try (Stub stub =
        Stub.that(
            (number, exchange) -> {
              exchange.getResponseHeaders().set("Location", "https://jobs.example/");
              Stub.say(exchange, 301, "text/html", "<html>");
            })) {
      assertThat(failure(() -> stub.client().nodes().list()).sentence())
          .isEqualTo(
              "%s/api/housekeeper/nodes sends to https://jobs.example/: give the address that answers"
                  .formatted(stub.address()));
      assertThat(stub.asked()).hasSize(1);
    }
  }

  @Test
  void whoeverIsNoHousekeeperIsToldApart() {
    try (Stub stub = Stub.thatSays(200, "text/html", "<html>")) {
      assertThat(failure(() -> stub.client().nodes().list()).sentence())
          .isEqualTo(
              "%s/api/housekeeper/nodes answers with status 200 and text/html, and not as Housekeeper does"
                  .formatted(stub.address()));
      assertThatThrownBy(() -> stub.client().triggerTask("purge"))
          .isInstanceOf(HousekeeperFailure.class);
      assertThatThrownBy(() -> stub.client().commands().run("purge"))
          .isInstanceOf(HousekeeperFailure.class);
      assertThatThrownBy(() -> stub.client().isReady()).isInstanceOf(HousekeeperFailure.class);
    }
  }

  @Test
  void aProblemIsToldInItsOwnWords() {
    try (Stub stub =
        Stub.thatSays(
            409,
            "application/problem+json",
            "{\"type\":\"about:blank\",\"title\":\"Conflict\",\"status\":409,"
                + "\"detail\":\"run 7 goes on\",\"runId\":\"7\"}")) {
      HousekeeperFailure failure = failure(() -> stub.client().commands().run("purge"));
      assertThat(failure.title()).isEqualTo("Conflict");
      assertThat(failure.sentence()).isEqualTo("run 7 goes on");
      assertThat(failure.status()).hasValue(409);
      assertThat(failure.run()).contains("7");
      assertThat(failure.isUnreachable()).isFalse();
    }
  }
}
