package io.housekeeper.http.security;

import io.housekeeper.http.route.Problem;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Keeps pages of others from changing something by way of a browser. */
public final class Origins {

  private static final Set<String> OURS = Set.of("same-origin", "none");

  private Origins() {}

  /**
   * Refuses a change that a page of another origin asks for.
   *
   * @param header of the request, by its name in lower case
   */
  public static void check(Function<String, Optional<String>> header) {
    Optional<String> site = header.apply("sec-fetch-site").map(it -> it.toLowerCase(Locale.ROOT));
    if (site.filter(it -> !OURS.contains(it)).isPresent()) {
      throw refused();
    }
    Optional<String> origin = header.apply("origin").map(it -> it.toLowerCase(Locale.ROOT));
    String host = header.apply("host").orElse("").toLowerCase(Locale.ROOT);
    if (origin.filter(it -> !isOf(it, host)).isPresent()) {
      throw refused();
    }
  }

  /** A proxy in between may speak TLS where we do not: the scheme says nothing. */
  private static boolean isOf(String origin, String host) {
    return origin.equals("http://" + host) || origin.equals("https://" + host);
  }

  private static Problem refused() {
    return Problem.of(403, "a page of another origin asks for this");
  }
}
