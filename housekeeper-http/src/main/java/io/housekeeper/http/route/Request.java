package io.housekeeper.http.route;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A request that has found its route, and whose parameters can be what they are. */
public final class Request {

  /**
   * What came in.
   *
   * @param address of whoever sends it
   * @param path what is open in its path
   * @param query what stands behind the question mark, by name
   * @param headers by their names in lower case
   * @param form what was sent, if that is a form
   * @param base what a proxy puts before each path
   * @param newest the id of what was told last before this, to those who listen
   */
  public record Received(
      String address,
      Map<String, String> path,
      Map<String, List<String>> query,
      Map<String, String> headers,
      Map<String, String> form,
      Content body,
      String base,
      String newest) {}

  private final Received received;
  private final Caller caller;

  private Request(Received received, Caller caller) {
    this.received = received;
    this.caller = caller;
  }

  /**
   * A request.
   *
   * @throws Problem if one of its parameters cannot be what it is, or is none of the route
   */
  public static Request of(Route route, Received received, Caller caller) {
    List<String> known = new ArrayList<>();
    for (Parameter one : route.about().parameters()) {
      if (route.isInPath(one)) {
        one.check(Optional.ofNullable(received.path().get(one.name())).orElse(""));
      } else {
        known.add(one.name());
        received.query().getOrDefault(one.name(), List.of()).forEach(one::check);
      }
    }
    for (Map.Entry<String, List<String>> one : received.query().entrySet()) {
      if (!known.contains(one.getKey())) {
        throw Problem.bad(
            "'%s' is unknown here; there is %s".formatted(one.getKey(), String.join(", ", known)));
      }
      if (one.getValue().size() > 1) {
        throw Problem.bad("'%s' is said more than once".formatted(one.getKey()));
      }
    }
    return new Request(received, caller);
  }

  public Caller caller() {
    return caller;
  }

  /** Where it comes from. */
  public String address() {
    return received.address();
  }

  /** What a proxy puts before each path. */
  public String base() {
    return received.base();
  }

  /** The id of what was told last before this: whoever is answered listens to what comes after. */
  public String newest() {
    return received.newest();
  }

  /** What is open in the path. */
  public String path(String name) {
    return Optional.ofNullable(received.path().get(name)).orElseThrow();
  }

  /** What stands behind the question mark; an empty text says nothing. */
  public Optional<String> query(String name) {
    return received.query().getOrDefault(name, List.of()).stream()
        .findFirst()
        .filter(text -> !text.isEmpty());
  }

  public OptionalLong number(String name) {
    return query(name).map(Long::parseLong).map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  public Optional<Instant> time(String name) {
    return query(name).map(Instant::parse);
  }

  /** Words with commas between. */
  public List<String> words(String name) {
    return query(name).map(text -> List.of(text.split(",", -1))).orElse(List.of());
  }

  /** A header, by its name in lower case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(received.headers().get(name));
  }

  /** A field of a form that was sent. */
  public Optional<String> field(String name) {
    return Optional.ofNullable(received.form().get(name)).filter(text -> !text.isEmpty());
  }

  /** Of a form that was sent, the rests of those names of fields that begin with a text. */
  public List<String> fields(String prefix) {
    return received.form().keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .toList();
  }

  /** What was sent, as it came. */
  public Content body() {
    return received.body();
  }

  /** What was sent. */
  public <T extends Record> T body(Class<T> type) {
    String media = header("content-type").orElse("");
    if (!media.startsWith("application/json")) {
      throw Problem.of(415, "send JSON, as application/json");
    }
    return Json.read(received.body(), type);
  }

  /** What was sent, if anything was. */
  public <T extends Record> Optional<T> bodyIfAny(Class<T> type) {
    return received.body().isEmpty() ? Optional.empty() : Optional.of(body(type));
  }
}
