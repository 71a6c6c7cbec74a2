package io.housekeeper.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.housekeeper.client.answer.Event;
import io.housekeeper.client.answer.RunSummary.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever listens hears everything, or hears that he may not have. */
@Timeout(60)
class EventsTest {

  private static final String ONE =
      """
      : good morning

      id: 4-1
      event: run
      data: {"run":"7","task":"purge","state":"RUNNING","colour":"red"}

      """;
  private static final String TWO =
      """
      event: task
      id:4-2
      data:{"task":
      data:"purge"}

      """;

  /** Says something, and ends the connection. */
  private static void tell(HttpExchange exchange, String text) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
    exchange.close();
  }

  @Test
  void afterALossItGoesOnBehindWhatWasHeardLast() {
    try (Stub stub =
            Stub.that(
                (number, exchange) -> {
                  switch (number) {
                    case 0 -> tell(exchange, ONE + "id: 4-2\nevent: task\ndata: {\"ta");
                    case 1 -> exchange.close();
                    case 2 -> Stub.say(exchange, 502, "text/html", "<html>");
                    default -> tell(exchange, TWO);
                  }
                });
        Events events = stub.client().events()) {
      assertThat(events.next())
          .isEqualTo(
              new Event(
                  "4-1",
                  Event.Kind.RUN,
                  Optional.of("purge"),
                  Optional.of("7"),
                  Optional.of(State.RUNNING)));
      assertThat(events.next())
          .isEqualTo(
              new Event(
                  "4-2",
                  Event.Kind.TASK,
                  Optional.of("purge"),
                  Optional.empty(),
                  Optional.empty()));
      assertThat(stub.asked())
          .extracting(Stub.Asked::after)
          .startsWith(Optional.empty(), Optional.of("4-1"))
          .endsWith(Optional.of("4-1"));
    }
  }

  @Test
  void whoeverHasHeardNothingBeforeALossIsToldToLookAgain() {
    try (Stub stub = Stub.that((number, exchange) -> tell(exchange, number == 0 ? "" : TWO));
        Events events = stub.client().events()) {
      assertThat(events.stream().limit(2).map(Event::kind))
          .containsExactly(Event.Kind.AGAIN, Event.Kind.TASK);
    }
  }

  @Test
  void whoeverComesBackSaysWhatHeHasHeard() {
    try (Stub stub = Stub.that((number, exchange) -> tell(exchange, TWO));
        Events events = stub.client().eventsAfter("4-1")) {
      assertThat(events.next().id()).isEqualTo("4-2");
      assertThat(stub.asked().get(0).after()).contains("4-1");
    }
  }

  @Test
  void whoeverMayNotListenIsTold() {
    try (Stub stub =
            Stub.thatSays(
                401,
                "application/problem+json",
                "{\"title\":\"Not signed in\",\"detail\":\"the token is over\",\"status\":401}");
        Events events = stub.client().events()) {
      assertThatThrownBy(events::hasNext)
          .isInstanceOf(HousekeeperFailure.class)
          .hasMessage("the token is over");
      assertThat(stub.asked()).hasSize(1);
    }
  }

  @Test
  void whoeverWasNeverThereIsNotWaitedFor() {
    Stub stub = Stub.thatSays(200, "text/html", "");
    stub.close();
    try (Events events = stub.client().events()) {
      assertThatThrownBy(events::hasNext)
          .isInstanceOf(HousekeeperFailure.class)
          .hasMessage(stub.address() + " cannot be reached: nobody listens there");
    }
  }

  @Test
  void whoeverWaitsIsLetGoWhenItIsClosed() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    try (Stub stub =
            Stub.that(
                (number, exchange) -> {
                  exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
                  exchange.sendResponseHeaders(200, 0);
                  exchange.getResponseBody().write("\n".getBytes(StandardCharsets.UTF_8));
                  exchange.getResponseBody().flush();
                  open.countDown();
                  try {
                    end.await();
                  } catch (InterruptedException over) {
                    Thread.currentThread().interrupt();
                  }
                });
        var thread = Executors.newSingleThreadExecutor()) {
      Events events = stub.client().events();
      Future<List<Event>> heard = thread.submit(() -> events.stream().toList());
      open.await();
      events.close();
      assertThat(heard.get(10, TimeUnit.SECONDS)).isEmpty();
      end.countDown();
    }
  }
}
