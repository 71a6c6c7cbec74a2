package io.housekeeper.http.page.frame;

import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * What became of a form, told on the page that comes after it. It travels in a cookie: a link of
 * somebody else cannot put words into our mouth.
 */
final class Said {

  private static final String COOKIE = "housekeeper-said";
  private static final int LONGEST = 1_000;

  private Said() {}

  static Optional<String> of(Request request) {
    return request.header("cookie").stream()
        .flatMap(all -> Arrays.stream(all.split(";", -1)))
        .map(String::strip)
        .filter(one -> one.startsWith(COOKIE + "="))
        .map(one -> one.substring(COOKIE.length() + 1))
        .findFirst()
        .flatMap(Said::text);
  }

  private static Optional<String> text(String value) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(value);
      return Optional.of(new String(bytes, StandardCharsets.UTF_8)).filter(it -> !it.isEmpty());
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  /** The reply brings a sentence to the page that it leads to. */
  static Reply.Whole with(Reply.Whole reply, String sentence, String base) {
    String said = sentence.length() > LONGEST ? sentence.substring(0, LONGEST) : sentence;
    byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
    String value = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return reply.with("Set-Cookie", cookie(value, 20, base));
  }

  /** The reply has told it. */
  static Reply.Whole told(Reply.Whole reply, String base) {
    return reply.with("Set-Cookie", cookie("", 0, base));
  }

  private static String cookie(String value, int seconds, String base) {
    return "%s=%s; Path=%s; Max-Age=%d; HttpOnly; SameSite=Strict"
        .formatted(COOKIE, value, base.isEmpty() ? "/" : base, seconds);
  }
}
