package io.housekeeper.client;

import io.housekeeper.client.Exchange.Answered;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection over which events come, from its first line to its end. */
final class EventConnection implements AutoCloseable {

  /** What is heard. */
  sealed interface Heard {

    /** The service lets us listen. */
    record Begun() implements Heard {}

    /** Another line. */
    record Line(String text) implements Heard {}

    /** It has ended by itself, or has never come about. */
    record Ended(HousekeeperFailure why) implements Heard {}
  }

  /** So many lines may lie here and wait. */
  private static final int AHEAD = 256;

  private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private final Lines lines = new Lines();
  private final CompletableFuture<HttpResponse<String>> coming;

  private EventConnection(Exchange exchange, Ask ask, String after) {
    HttpRequest.Builder request = exchange.request(ask).header("Accept", "text/event-stream");
    if (!after.isEmpty()) {
      request.header("Last-Event-ID", after);
    }
    coming = exchange.http().sendAsync(request.build(), this::subscriber);
    CompletableFuture<Void> told =
        coming.handle(
            (response, failure) -> {
              heard.add(new Heard.Ended(why(exchange, ask, response, failure)));
              return null;
            });
    assert !told.isCancelled();
  }

  /** Begins to listen. */
  static EventConnection open(Exchange exchange, String after) {
    return new EventConnection(exchange, Ask.get("/events"), after);
  }

  private BodySubscriber<String> subscriber(ResponseInfo info) {
    return isStream(info.statusCode(), info.headers())
        ? BodySubscribers.fromLineSubscriber(lines, it -> "", StandardCharsets.UTF_8, null)
        : BodySubscribers.ofString(StandardCharsets.UTF_8);
  }

  private static boolean isStream(int status, HttpHeaders headers) {
    return status == 200 && media(headers).startsWith("text/event-stream");
  }

  private static String media(HttpHeaders headers) {
    return headers.firstValue("content-type").orElse("");
  }

  private static HousekeeperFailure why(
      Exchange exchange,
      Ask ask,
      @Nullable HttpResponse<String> response,
      @Nullable Throwable failure) {
    if (response != null && !isStream(response.statusCode(), response.headers())) {
      return Failures.of(
          exchange.uri(ask),
          new Answered(
              response.statusCode(),
              media(response.headers()),
              response.body(),
              response.headers().firstValue("location")));
    }
    Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
    return Failures.unreachable(
        exchange.base(),
        ask,
        cause instanceof IOException broken ? broken : new IOException(cause));
  }

  /** What comes next; nothing if there was silence for so long. */
  Optional<Heard> next(Duration silence) throws InterruptedException {
    Optional<Heard> next =
        Optional.ofNullable(heard.poll(silence.toMillis(), TimeUnit.MILLISECONDS));
    if (next.isPresent()) {
      lines.more();
    }
    return next;
  }

  @Override
  public void close() {
    coming.cancel(true);
  }

  /** Takes lines in, as fast as they are taken off. */
  private final class Lines implements Flow.Subscriber<String> {

    private volatile Flow.@Nullable Subscription subscription;

    @Override
    public void onSubscribe(Flow.Subscription begun) {
      subscription = begun;
      heard.add(new Heard.Begun());
      begun.request(AHEAD);
    }

    private void more() {
      Flow.Subscription begun = subscription;
      if (begun != null) {
        begun.request(1);
      }
    }

    @Override
    public void onNext(String line) {
      heard.add(new Heard.Line(line));
    }

    @Override
    public void onError(Throwable failure) {
      // The answer as a whole fails with it.
    }

    @Override
    public void onComplete() {
      // The answer as a whole ends with it.
    }
  }
}
