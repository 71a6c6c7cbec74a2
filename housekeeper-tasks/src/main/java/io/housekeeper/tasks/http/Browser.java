package io.housekeeper.tasks.http;

import io.housekeeper.tasks.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Asks servers, within limits: of time for the whole, of what is kept of an answer, of
 * redirections. Each run has its own, so that nothing of it is left behind.
 */
public final class Browser implements AutoCloseable {

  /** As many as browsers commonly bear; a circle ends there too. */
  private static final int MOST_REDIRECTIONS = 10;

  private final HttpClient client =
      // Redirections are followed here: the client would take secrets along to other hosts.
      HttpClient.newBuilder().followRedirects(Redirect.NEVER).build();

  private final InstantSource clock;

  public Browser(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Asks, and follows where the answer redirects to.
   *
   * @throws IOException with a sentence, if there is no answer
   */
  public Answer ask(Call call) throws IOException, InterruptedException {
    Instant begin = clock.instant();
    Call next = call;
    for (int redirections = 0; redirections <= MOST_REDIRECTIONS; redirections++) {
      Answer answer = exchange(next, begin);
      if (!answer.isRedirection()) {
        return answer;
      }
      next = next.redirected(target(answer), answer.status());
    }
    throw new Failure(
        "%s redirects more than %d times, perhaps in a circle; the last time to %s"
            .formatted(call.url(), MOST_REDIRECTIONS, next.url()));
  }

  private static URI target(Answer answer) throws IOException {
    String location = answer.headers().firstValue("location").orElseThrow();
    try {
      URI target = answer.url().resolve(location);
      Call.check(target);
      return target;
    } catch (IllegalArgumentException noAddress) {
      throw new Failure(
          "%s redirects to '%s', which is no address that can be called"
              .formatted(answer.url(), location),
          noAddress);
    }
  }

  private Answer exchange(Call call, Instant begin) throws IOException, InterruptedException {
    Duration left = call.patience().minus(Duration.between(begin, clock.instant()));
    HttpResponse<Beginning.Text> answer =
        new Exchange(client, call.url(), call.patience()).answer(call.request(), left);
    return new Answer(
        answer.statusCode(),
        call.url(),
        answer.headers(),
        answer.body().text(),
        answer.body().isCut(),
        Duration.between(begin, clock.instant()),
        answer.sslSession());
  }

  @Override
  public void close() {
    // Whatever an answer without an end still sends is not waited for.
    client.shutdownNow();
    client.close();
  }
}
