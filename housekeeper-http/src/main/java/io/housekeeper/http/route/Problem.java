package io.housekeeper.http.route;

import java.util.LinkedHashMap;
import java.util.Map;

/** Why a request is not done, as RFC 9457 wants it told. */
public final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;
  private final transient Map<String, Object> more = new LinkedHashMap<>();

  private Problem(int status, String sentence) {
    super(sentence, null, false, false);
    this.status = status;
  }

  public static Problem of(int status, String sentence) {
    return new Problem(status, sentence);
  }

  /** What was sent cannot be. */
  public static Problem bad(String sentence) {
    return of(400, sentence);
  }

  /** There is no such thing. */
  public static Problem unknown(String what) {
    return of(404, "there is no " + what);
  }

  /** The same with something for programs. */
  public Problem with(String name, Object value) {
    more.put(name, value);
    return this;
  }

  public int status() {
    return status;
  }

  /** What is wrong. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  public Map<String, Object> more() {
    return Map.copyOf(more);
  }

  /** The kind of problem, in two or three words. */
  public String title() {
    return switch (status) {
      case 400 -> "Bad request";
      case 401 -> "Not signed in";
      case 403 -> "Not allowed";
      case 404 -> "Not found";
      case 405 -> "Not to be done with this";
      case 409 -> "Conflict";
      case 412 -> "Changed meanwhile";
      case 413 -> "Too large";
      case 415 -> "Unknown kind of content";
      case 421 -> "Wrong name";
      case 422 -> "Cannot be done";
      case 429 -> "Too many tries";
      case 503 -> "Not now";
      default -> "Failure";
    };
  }
}
