package io.housekeeper.tasks.http;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/**
 * What a server has answered.
 *
 * @param url where the answer came from, after all redirections
 * @param text the beginning of it
 * @param isCut whether there was more
 * @param session of an encrypted connection
 */
public record Answer(
    int status,
    URI url,
    HttpHeaders headers,
    String text,
    boolean isCut,
    Duration took,
    Optional<SSLSession> session) {

  private static final int EXCERPT = 200;

  /** Whether it is one of 200 to 299. */
  public boolean isGood() {
    return status >= 200 && status < 300;
  }

  /** Whether it is one of those that are expected; one of 200 to 299 if there are none. */
  boolean isGood(List<Integer> expected) {
    return expected.isEmpty() ? isGood() : expected.contains(status);
  }

  boolean isRedirection() {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> headers.firstValue("location").isPresent();
      default -> false;
    };
  }

  /** Its first words, to be shown with what is wrong. */
  public String excerpt() {
    String line = text.strip().lines().findFirst().orElse("");
    if (line.isEmpty()) {
      return "";
    }
    return ": " + (line.length() > EXCERPT ? line.substring(0, EXCERPT) + "…" : line);
  }
}
