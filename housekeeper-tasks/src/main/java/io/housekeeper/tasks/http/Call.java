package io.housekeeper.tasks.http;

import io.housekeeper.api.Secret;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a server is asked.
 *
 * @param bearer goes to the host of the address only, and to none that it redirects to
 * @param patience for the whole: connection, answer and all that it redirects to
 */
public record Call(
    String method,
    URI url,
    Map<String, String> headers,
    Optional<BodyPublisher> body,
    Optional<Secret> bearer,
    Duration patience) {

  static Call get(URI url, Duration patience) {
    return new Call("GET", url, Map.of(), Optional.empty(), Optional.empty(), patience);
  }

  /**
   * Refuses an address that cannot be called.
   *
   * @throws IllegalArgumentException with a sentence
   */
  public static void check(URI url) {
    boolean isHttp =
        "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
    if (!isHttp || url.getHost() == null) {
      throw new IllegalArgumentException(
          "url must begin with http:// or https:// and a host of letters, digits, dots and hyphens, and was '%s'"
              .formatted(url));
    }
  }

  HttpRequest request() {
    BodyPublisher publisher = body.orElseGet(BodyPublishers::noBody);
    HttpRequest.Builder request = HttpRequest.newBuilder(url).method(method, publisher);
    headers.forEach(request::setHeader);
    bearer.ifPresent(secret -> request.setHeader("Authorization", Bearer.header(secret)));
    return request.build();
  }

  /** What is asked where an answer has redirected to. */
  Call redirected(URI target, int status) {
    boolean isSameHost =
        target.getHost().equalsIgnoreCase(url.getHost())
            && target.getPort() == url.getPort()
            && target.getScheme().equalsIgnoreCase(url.getScheme());
    boolean keepsMethod = status == 307 || status == 308 || method.equals("HEAD");
    return new Call(
        keepsMethod ? method : "GET",
        target,
        isSameHost ? headers : Map.of(),
        keepsMethod ? body : Optional.empty(),
        isSameHost ? bearer : Optional.empty(),
        patience);
  }
}
