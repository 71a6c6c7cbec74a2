package io.housekeeper.http.route;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What is answered. */
public sealed interface Reply {

  /** The kind of content that a problem is. */
  String PROBLEM = "application/problem+json";

  /** A whole answer. */
  record Whole(int status, String media, Content body, Map<String, String> headers)
      implements Reply {

    public Whole {
      headers = Map.copyOf(headers);
    }

    /** The same with another header. */
    public Whole with(String name, String value) {
      Map<String, String> more = new LinkedHashMap<>(headers);
      more.put(name, value);
      return new Whole(status, media, body, more);
    }
  }

  /**
   * An answer that is waited for, without a thread.
   *
   * @param look whether it is there
   * @param atMost so long
   * @param otherwise what is answered then
   */
  record Later(Supplier<Optional<Whole>> look, Duration atMost, Supplier<Whole> otherwise)
      implements Reply {}

  /** News as they come. */
  record News(Optional<String> after) implements Reply {}

  /** A record as JSON. */
  static Whole json(int status, Object body) {
    return new Whole(status, "application/json", Content.of(Json.write(body)), Map.of());
  }

  static Whole json(Object body) {
    return json(200, body);
  }

  /** A page. */
  static Whole html(int status, String text) {
    return text(status, "text/html; charset=utf-8", text);
  }

  /** A text of some kind. */
  static Whole text(int status, String media, String text) {
    return new Whole(status, media, Content.of(text), Map.of());
  }

  /** Look there. */
  static Whole seeOther(String where) {
    return new Whole(303, "", Content.NONE, Map.of("Location", where));
  }

  /** It is not done. */
  static Whole problem(Problem problem) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("title", problem.title());
    body.put("status", problem.status());
    body.put("detail", problem.sentence());
    body.putAll(problem.more());
    Whole reply = text(problem.status(), PROBLEM, Json.write(body));
    return Optional.ofNullable(problem.more().get("allow"))
        .map(allow -> reply.with("Allow", String.valueOf(allow)))
        .orElse(reply);
  }
}
