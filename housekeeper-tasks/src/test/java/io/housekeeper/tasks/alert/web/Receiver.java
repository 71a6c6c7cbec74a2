package io.housekeeper.tasks.alert.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.housekeeper.api.Secret;
import io.housekeeper.tasks.http.Site;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Who is told of alerts. */
final class Receiver implements AutoCloseable {

  static final String PATH = "/services/T0001/s3cretpath";

  /** What has come. */
  record Posted(String id, String timestamp, String signature, String bearer, String body) {

    boolean isSignedWith(String secret) throws Exception {
      Instant then = Instant.ofEpochSecond(Long.parseLong(timestamp));
      return SignatureCheck.isGenuine(
          secret, timestamp, body.getBytes(UTF_8), signature, then.plusSeconds(1));
    }
  }

  /** How a request is answered. */
  record Answer(int status, String text, String retryAfter) {}

  private final Site site = new Site();
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<Posted> posted = new LinkedBlockingQueue<>();

  Receiver() {
    site.page(PATH, this::take);
  }

  private void take(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getRequestHeaders();
    String request = site.requests().get(site.requests().size() - 1);
    posted.add(
        new Posted(
            String.valueOf(headers.getFirst("Housekeeper-Id")),
            String.valueOf(headers.getFirst("Housekeeper-Timestamp")),
            String.valueOf(headers.getFirst("Housekeeper-Signature")),
            String.valueOf(headers.getFirst("Authorization")),
            request.substring(request.indexOf("] ") + 2)));
    Answer answer = answers.poll();
    if (answer == null) {
      Site.send(exchange, 200, "ok");
      return;
    }
    if (!answer.retryAfter().isEmpty()) {
      exchange.getResponseHeaders().add("Retry-After", answer.retryAfter());
    }
    Site.send(exchange, answer.status(), answer.text());
  }

  /** Answers the next request so. */
  Receiver answering(int status, String text) {
    return answering(new Answer(status, text, ""));
  }

  Receiver answering(Answer answer) {
    answers.add(answer);
    return this;
  }

  Secret url() {
    return Secret.of(site.url(PATH));
  }

  Posted next() throws InterruptedException {
    Posted next = posted.poll(30, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing comes");
    }
    return next;
  }

  /** What has come by now, beside what was taken. */
  List<Posted> others() {
    return List.copyOf(posted);
  }

  @Override
  public void close() {
    site.close();
  }
}
