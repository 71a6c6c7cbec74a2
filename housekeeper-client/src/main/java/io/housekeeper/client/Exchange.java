package io.housekeeper.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Sends what is asked, and takes what is answered.
 *
 * @param base of all addresses, without a slash at its end
 * @param patience how long an answer may take, beside what the service was told to wait
 */
record Exchange(HttpClient http, URI base, Optional<String> token, Duration patience) {

  static final Duration USUAL_PATIENCE = Duration.ofSeconds(30);

  private static final Duration CONNECTING = Duration.ofSeconds(10);

  /** A service that is started again is back by then. */
  private static final List<Duration> PAUSES =
      List.of(Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(2));

  /** What came back. */
  record Answered(int status, String media, String text, Optional<String> location) {

    boolean isDone() {
      return status >= 200 && status < 300;
    }

    /** What is no problem as the interface has them, whatever its status. */
    boolean isJson() {
      return media.startsWith("application/json");
    }
  }

  static Exchange at(URI base) {
    return new Exchange(
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTING)
            .build(),
        base,
        Optional.empty(),
        USUAL_PATIENCE);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return base.toString();
  }

  /**
   * Asks for something that is done or not.
   *
   * @throws HousekeeperFailure if it is not
   */
  <T> T ask(Ask ask, Class<T> type) {
    Answered answered = send(ask);
    if (!answered.isDone()) {
      throw Failures.of(uri(ask), answered);
    }
    return read(ask, answered, type);
  }

  <T> T read(Ask ask, Answered answered, Class<T> type) {
    return Json.read(answered.text(), type)
        .orElseThrow(() -> Failures.notUnderstood(uri(ask), answered));
  }

  URI uri(Ask ask) {
    return URI.create(base + ask.target());
  }

  /** Asks, and asks again when a connection is lost and that does no harm. */
  Answered send(Ask ask) {
    try {
      return tried(ask);
    } catch (IOException failed) {
      throw Failures.unreachable(base, ask, failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw Failures.interrupted(base, interrupted);
    }
  }

  private Answered tried(Ask ask) throws IOException, InterruptedException {
    IOException lost;
    try {
      return once(ask);
    } catch (IOException failed) {
      if (!ask.isSafe() || !isLoss(failed)) {
        throw failed;
      }
      lost = failed;
    }
    for (Duration pause : PAUSES) {
      TimeUnit.MILLISECONDS.sleep(pause.toMillis());
      try {
        return once(ask);
      } catch (HttpTimeoutException late) {
        throw late;
      } catch (IOException again) {
        lost = again;
      }
    }
    throw lost;
  }

  /** Whether somebody was there before: one who never was is not waited for. */
  private static boolean isLoss(IOException failed) {
    return !(failed instanceof ConnectException
        || failed instanceof HttpTimeoutException
        || failed instanceof SSLException);
  }

  private Answered once(Ask ask) throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<String>> coming =
        http.sendAsync(request(ask).build(), BodyHandlers.ofString());
    Duration atMost = patience.plus(ask.patience());
    try {
      // The client's own time-out ends with the headers; a body can stall as well.
      HttpResponse<String> response = coming.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
      return new Answered(
          response.statusCode(),
          response.headers().firstValue("content-type").orElse(""),
          response.body(),
          response.headers().firstValue("location"));
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof IOException broken ? broken : new IOException(failed);
    } catch (TimeoutException late) {
      throw new HttpTimeoutException("no answer within %d s".formatted(atMost.toSeconds()));
    } finally {
      coming.cancel(true);
    }
  }

  HttpRequest.Builder request(Ask ask) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(ask));
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    ask.key().ifPresent(key -> request.header("Idempotency-Key", key));
    if (ask.body().isEmpty()) {
      return request.method(ask.verb(), BodyPublishers.noBody());
    }
    return request
        .header("Content-Type", "application/json")
        .method(ask.verb(), BodyPublishers.ofString(Json.write(ask.body())));
  }
}
