package io.housekeeper.sentry.wire;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Takes envelopes to the server, and tries again for as long as that is of use. It waits on the
 * thread of whoever has it deliver something: that is a listener's, which has a queue of its own,
 * and what a listener has not been served is told again after a crash.
 */
public final class Courier implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** So long limits are waited for, one after another: less than the usual margin of a monitor. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Duration WHILE = Duration.ofMinutes(1);

  private static final int TIMED_OUT = 408;
  private static final int TOO_MANY = 429;

  /** Of an answer that says why; the server's are short. */
  private static final int SHOWN = 200;

  private final Endpoint endpoint;
  private final LongSupplier nanos;
  private final Limits limits;

  /**
   * Of these the server has taken none for too long, though it is there: because it limits them, or
   * because it is unwell. What else there is to tell waits meanwhile: that is done once, and not
   * for each envelope, until one is taken.
   */
  private final Set<Cargo> limited = ConcurrentHashMap.newKeySet();

  private final Set<Cargo> failing = ConcurrentHashMap.newKeySet();

  private final CountDownLatch closed = new CountDownLatch(1);
  // With HTTP/2 the client asks each server for it first, and not all take that well.
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

  public Courier(Endpoint endpoint, LongSupplier nanos) {
    this.endpoint = endpoint;
    this.nanos = nanos;
    this.limits = new Limits(nanos);
  }

  /**
   * Comes back when the server has an envelope.
   *
   * @param useful for how long it is worth trying: zero for once, and less if it is too late
   * @return the server's time, in seconds, if it says so
   * @throws Undelivered if the server refused it, or it was not worth trying any longer
   */
  public Optional<Instant> deliver(Cargo cargo, byte[] envelope, Duration useful)
      throws Undelivered, InterruptedException {
    if (useful.isNegative()) {
      throw new Undelivered("Sentry was not told: it came too late for that");
    }
    long begin = nanos.getAsLong();
    Duration wait = FIRST;
    Duration waited = Duration.ZERO;
    while (true) {
      Optional<Outcome> outcome = attempt(cargo, envelope);
      if (outcome.filter(Outcome::isOver).isPresent()) {
        limited.remove(cargo);
        failing.remove(cargo);
        return outcome.get().at();
      }
      Duration limit = limits.left(cargo);
      boolean isLimited = !limit.isZero();
      Duration pause = isLimited ? limit : wait;
      Duration left = useful.minusNanos(nanos.getAsLong() - begin);
      boolean isInTime = pause.compareTo(left) <= 0;
      boolean isThere = isLimited || outcome.filter(Outcome::isAnswer).isPresent();
      boolean isTooMuch =
          isLimited
              ? waited.plus(limit).compareTo(PATIENCE) > 0
              : !isInTime && useful.compareTo(WHILE) >= 0;
      Set<Cargo> hopeless = isLimited ? limited : failing;
      if (isThere && isTooMuch) {
        hopeless.add(cargo);
      }
      if (!isInTime || (isThere && hopeless.contains(cargo))) {
        throw new Undelivered(
            "Sentry did not get it in time: "
                + outcome.map(Outcome::why).orElse("the server takes no more of these for now"));
      }
      pause(pause);
      waited = waited.plus(limit);
      wait = isLimited ? FIRST : longer(wait);
    }
  }

  /** Nothing where the server has said that it takes none now. */
  private Optional<Outcome> attempt(Cargo cargo, byte[] envelope)
      throws Undelivered, InterruptedException {
    return limits.left(cargo).isZero() ? Optional.of(attempt(envelope)) : Optional.empty();
  }

  /** Lets time go by, unless this is closed. */
  public void pause(Duration time) throws Undelivered, InterruptedException {
    if (closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new Undelivered("the way to Sentry was closed before it could be told");
    }
  }

  private static Duration longer(Duration wait) {
    Duration twice = wait.multipliedBy(2);
    return twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
  }

  /**
   * What became of an attempt.
   *
   * @param isAnswer whether somebody is there
   * @param why it was in vain
   * @param at the server's time, if it says so
   */
  private record Outcome(boolean isOver, boolean isAnswer, String why, Optional<Instant> at) {}

  private Outcome attempt(byte[] envelope) throws Undelivered, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.address())
            .header("Content-Type", "application/x-sentry-envelope")
            .header("X-Sentry-Auth", endpoint.authorization())
            .POST(BodyPublishers.ofByteArray(envelope))
            .build();
    HttpResponse<String> response;
    try {
      response = answer(request);
    } catch (IOException failure) {
      return new Outcome(
          false,
          false,
          "%s did not answer: %s".formatted(endpoint, words(failure)),
          Optional.empty());
    }
    int status = response.statusCode();
    limits.heed(status, response.headers());
    String said = "%s answered with %d".formatted(endpoint, status);
    if (status >= 200 && status < 300) {
      return new Outcome(true, true, said, time(response));
    }
    if (status == TOO_MANY || status == TIMED_OUT || status >= 500) {
      return new Outcome(false, true, said, time(response));
    }
    String body = response.body();
    throw new Undelivered(said + ": " + body.substring(0, Math.min(SHOWN, body.length())));
  }

  /** The whole of it: the client's own time-out is over when the answer begins. */
  private HttpResponse<String> answer(HttpRequest request)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request, BodyHandlers.ofString());
    try {
      return answer.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new HttpTimeoutException("not within " + ANSWER);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof IOException known ? known : new IOException(failed);
    } finally {
      answer.cancel(true);
    }
  }

  private static Optional<Instant> time(HttpResponse<String> response) {
    try {
      return response
          .headers()
          .firstValue("Date")
          .map(said -> ZonedDateTime.parse(said, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException nonsense) {
      return Optional.empty();
    }
  }

  private static String words(IOException failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  @Override
  public void close() {
    closed.countDown();
    client.shutdownNow();
  }
}
