package io.housekeeper.sentry.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.housekeeper.api.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Envelopes come to a server of flesh and blood, whatever mood it is in. */
@Timeout(60)
class CourierTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final byte[] ENVELOPE = "{}\n".getBytes(UTF_8);

  /** The head of an answer, and no more. */
  private static final int STALLS = -1;

  /** What it answers: a status, and a limit if there is one. */
  private record Mood(int status, String limit) {}

  /** Somebody who waits for the courier. */
  private static final class Waiting {

    private final AtomicReference<Throwable> thrown = new AtomicReference<>();
    private final Thread thread;

    Waiting(ThrowingCallable step) {
      thread = Thread.ofPlatform().start(() -> thrown.set(catchThrowable(step)));
    }

    void endsWith(Class<? extends Throwable> what) throws InterruptedException {
      thread.join();
      assertThat(thrown.get()).isInstanceOf(what);
    }
  }

  private final List<String> received = new CopyOnWriteArrayList<>();
  private final CountDownLatch stalls = new CountDownLatch(1);
  private final Queue<Mood> moods = new ConcurrentLinkedQueue<>();

  /** How far the courier's clock is ahead. */
  private final AtomicLong ahead = new AtomicLong();

  private HttpServer server;
  private Courier courier;

  @BeforeEach
  void start() throws IOException {
    server = open(0);
    courier =
        new Courier(
            Endpoint.of(
                Secret.of("http://key@localhost:%d/1".formatted(server.getAddress().getPort())),
                "housekeeper/1.0"),
            () -> System.nanoTime() + ahead.get());
  }

  private HttpServer open(int port) throws IOException {
    HttpServer opened =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    opened.createContext("/api/1/envelope/", this::answer);
    opened.start();
    return opened;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      received.add(
          exchange.getRequestHeaders().getFirst("X-Sentry-Auth")
              + " "
              + new String(exchange.getRequestBody().readAllBytes(), UTF_8).strip());
      Mood mood = moods.isEmpty() ? new Mood(200, "") : moods.remove();
      if (!mood.limit().isEmpty()) {
        exchange.getResponseHeaders().add("X-Sentry-Rate-Limits", mood.limit());
      }
      byte[] body = "{\"detail\": \"a mood\"}".getBytes(UTF_8);
      if (mood.status() == STALLS) {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().flush();
        stalls.await(30, TimeUnit.SECONDS);
        return;
      }
      exchange.sendResponseHeaders(mood.status(), body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void end() {
    stalls.countDown();
    courier.close();
    server.stop(0);
  }

  @Test
  void whatIsTakenIsSentOnce() throws Exception {
    courier.deliver(Cargo.CHECK_IN, ENVELOPE, LONG);
    assertThat(received)
        .containsExactly("Sentry sentry_version=7,sentry_client=housekeeper/1.0,sentry_key=key {}");
  }

  @Test
  void itIsTriedAgainWhileTheServerIsUnwell() throws Exception {
    moods.add(new Mood(500, ""));
    moods.add(new Mood(503, ""));
    courier.deliver(Cargo.EVENT, ENVELOPE, LONG);
    assertThat(received).hasSize(3);
  }

  @Test
  void whatIsRefusedIsNotTriedAgain() {
    moods.add(new Mood(400, ""));
    assertThatThrownBy(() -> courier.deliver(Cargo.EVENT, ENVELOPE, LONG))
        .isInstanceOf(Undelivered.class)
        .hasMessageContaining("/api/1/envelope/ answered with 400: {\"detail\": \"a mood\"}")
        .hasMessageNotContaining("key");
    assertThat(received).hasSize(1);
  }

  @Test
  void aLimitIsWaitedForAndDelaysNothingElse() throws Exception {
    moods.add(new Mood(429, "2:monitor:project"));
    long begin = System.nanoTime();
    courier.deliver(Cargo.CHECK_IN, ENVELOPE, LONG);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(1_900));
    assertThat(received).hasSize(2);

    moods.add(new Mood(200, "20:monitor:project"));
    courier.deliver(Cargo.CHECK_IN, ENVELOPE, LONG);
    courier.deliver(Cargo.EVENT, ENVELOPE, LONG);
    assertThatThrownBy(() -> courier.deliver(Cargo.CHECK_IN, ENVELOPE, Duration.ofSeconds(2)))
        .hasMessage("Sentry did not get it in time: the server takes no more of these for now");
    assertThat(received).hasSize(4);
  }

  @Test
  void limitsAreWaitedForOneAfterAnother() throws Exception {
    moods.add(new Mood(429, "1:error:project"));
    moods.add(new Mood(503, ""));
    moods.add(new Mood(429, "1:error:project"));
    moods.add(new Mood(429, "1:error:project"));
    courier.deliver(Cargo.EVENT, ENVELOPE, LONG);
    assertThat(received).hasSize(5);
  }

  /** Otherwise each envelope would keep all others waiting, for as long as there is a limit. */
  @Test
  void whereTheServerLimitsForTooLongItIsWaitedForOnce() throws Exception {
    Duration hour = Duration.ofHours(1);
    moods.add(new Mood(429, "1:error:project"));
    moods.add(new Mood(429, "120:error:project"));
    assertThatThrownBy(() -> courier.deliver(Cargo.EVENT, ENVELOPE, hour))
        .hasMessageStartingWith("Sentry did not get it in time: http://localhost:");
    long begin = System.nanoTime();
    assertThatThrownBy(() -> courier.deliver(Cargo.EVENT, ENVELOPE, hour))
        .hasMessage("Sentry did not get it in time: the server takes no more of these for now");
    courier.deliver(Cargo.CHECK_IN, ENVELOPE, hour);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
    assertThat(received).hasSize(3);

    ahead.set(Duration.ofSeconds(121).toNanos());
    moods.add(new Mood(503, ""));
    courier.deliver(Cargo.EVENT, ENVELOPE, hour);
    moods.add(new Mood(429, "1:error:project"));
    courier.deliver(Cargo.EVENT, ENVELOPE, hour);
    assertThat(received).hasSize(7);
  }

  /** The client itself waits for the begin of an answer only. */
  @Test
  void aServerThatStopsInTheMiddleOfItsAnswerIsNotWaitedFor() {
    moods.add(new Mood(STALLS, ""));
    long begin = System.nanoTime();
    assertThatThrownBy(() -> courier.deliver(Cargo.CHECK_IN, ENVELOPE, Duration.ZERO))
        .isInstanceOf(Undelivered.class)
        .hasMessageContaining("did not answer: not within PT10S");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void whatComesTooLateIsNotSent() {
    assertThatThrownBy(() -> courier.deliver(Cargo.CHECK_IN, ENVELOPE, Duration.ofMillis(-1)))
        .hasMessage("Sentry was not told: it came too late for that");
    assertThat(received).isEmpty();
  }

  @Test
  void theServerSaysWhatTimeItIsThere() throws Exception {
    assertThat(courier.deliver(Cargo.CHECK_IN, ENVELOPE, LONG))
        .hasValueSatisfying(
            there ->
                assertThat(Duration.between(there, Instant.now()))
                    .isBetween(Duration.ofSeconds(-2), Duration.ofSeconds(5)));
  }

  @Test
  void whenItIsClosedNobodyWaitsAnyMore() throws Exception {
    server.stop(0);
    Waiting waiting = new Waiting(() -> courier.pause(Duration.ofHours(1)));
    courier.close();
    waiting.endsWith(Undelivered.class);
  }

  @Test
  void whileItIsDownItIsTriedAgain() throws Exception {
    int port = server.getAddress().getPort();
    server.stop(0);
    Thread later =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    Thread.sleep(1_500);
                    server = open(port);
                  } catch (IOException | InterruptedException failure) {
                    throw new AssertionError(failure);
                  }
                });
    courier.deliver(Cargo.CHECK_IN, ENVELOPE, LONG);
    later.join();
    assertThat(received).hasSize(1);
  }

  @Test
  void itIsGivenUpWhenItIsOfNoUseAnyMore() {
    server.stop(0);
    assertThatThrownBy(() -> courier.deliver(Cargo.CHECK_IN, ENVELOPE, Duration.ofSeconds(1)))
        .isInstanceOf(Undelivered.class)
        .hasMessageStartingWith("Sentry did not get it in time: http://localhost:");
  }

  @Test
  void whoeverWaitsCanBeInterrupted() throws Exception {
    server.stop(0);
    Waiting waiting =
        new Waiting(() -> courier.deliver(Cargo.EVENT, ENVELOPE, Duration.ofHours(1)));
    waiting.thread.interrupt();
    waiting.endsWith(InterruptedException.class);
  }
}
