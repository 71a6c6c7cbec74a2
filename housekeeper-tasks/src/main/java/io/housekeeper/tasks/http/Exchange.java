package io.housekeeper.tasks.http;

import io.housekeeper.tasks.Failure;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks once, and waits for the whole of an answer: the client's own limit of time is over when one
 * begins.
 *
 * @param whom what is asked, as it may be said
 * @param patience that it was to have
 */
public record Exchange(HttpClient client, Object whom, Duration patience) {

  /** The answer, if it comes within that patience. */
  public HttpResponse<Beginning.Text> answer(HttpRequest request)
      throws Failure, InterruptedException {
    return answer(request, patience);
  }

  /**
   * The answer, if it comes in time.
   *
   * @param left of the patience
   * @throws Failure with a sentence and what caused it
   */
  HttpResponse<Beginning.Text> answer(HttpRequest request, Duration left)
      throws Failure, InterruptedException {
    CompletableFuture<HttpResponse<Beginning.Text>> answer =
        client.sendAsync(request, info -> new Beginning());
    try {
      return answer.get(Math.max(1, left.toMillis()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new Failure("%s did not answer within %s".formatted(whom, Words.of(patience)), late);
    } catch (ExecutionException failed) {
      Throwable why = Optional.ofNullable(failed.getCause()).orElse(failed);
      throw new Failure("%s cannot be called: %s".formatted(whom, Words.of(why)), why);
    } finally {
      answer.cancel(true);
    }
  }
}
