package io.housekeeper.tasks.alert.web;

import io.housekeeper.tasks.Failure;
import io.housekeeper.tasks.alert.NotNow;
import io.housekeeper.tasks.alert.Texts;
import io.housekeeper.tasks.http.Beginning;
import io.housekeeper.tasks.http.Exchange;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Posts JSON. Nothing of it is left behind: messages are rare.
 *
 * @param patience for the whole of an answer
 */
record Post(WebAddress address, Duration patience) {

  private static final int EXCERPT = 200;

  /**
   * Posts it, and follows no redirection: what is sent is for one address.
   *
   * @throws NotNow if the other side is away, or has too much to do
   * @throws Failure if it refuses
   */
  void json(String body, Map<String, String> headers) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.uri())
            .setHeader("Content-Type", "application/json; charset=utf-8")
            .setHeader("User-Agent", "housekeeper")
            .POST(BodyPublishers.ofString(body));
    headers.forEach(request::setHeader);
    judge(answer(request.build()));
  }

  private HttpResponse<Beginning.Text> answer(HttpRequest request)
      throws IOException, InterruptedException {
    HttpClient client =
        HttpClient.newBuilder()
            // Whoever is not asked for HTTP/2 first answers, whatever he knows of it.
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(patience)
            .build();
    try {
      return new Exchange(client, address, patience).answer(request);
    } catch (Failure failure) {
      boolean isForGood = failure.getCause() instanceof SSLException;
      throw isForGood ? failure : new NotNow(failure, Optional.empty());
    } finally {
      client.shutdownNow();
      client.close();
    }
  }

  private void judge(HttpResponse<Beginning.Text> answer) throws IOException {
    int status = answer.statusCode();
    if (status >= 200 && status < 300) {
      return;
    }
    String said = Texts.line(address.masked(answer.body().text()), EXCERPT);
    Failure failure =
        new Failure(
            "%s answered %d%s".formatted(address, status, said.isEmpty() ? "" : ": " + said));
    if (status == 408 || status == 429 || status >= 500) {
      throw new NotNow(failure, asked(answer));
    }
    throw failure;
  }

  /** In seconds; a date is not looked at. */
  private static Optional<Duration> asked(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("retry-after")
        .map(String::strip)
        .filter(text -> text.matches("[0-9]{1,5}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }
}
