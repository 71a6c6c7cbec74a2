package io.housekeeper.http.security;

import io.housekeeper.http.route.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names by which this server may be called. Whoever lets a name of his own point here cannot
 * have browsers of others talk to it under that name; a bare address is no name.
 */
public final class Hosts {

  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\[\\]/@\\s]+)(?::(\\d{1,5}))?");
  private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|\\[.*]");

  private final Set<String> names = new HashSet<>(Set.of("localhost"));

  /**
   * @param more than those of this machine
   */
  public Hosts(List<String> more) {
    more.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
  }

  /**
   * Refuses a request that calls the server by another name.
   *
   * @param host the header
   */
  public void check(Optional<String> host) {
    Matcher parts = HOST.matcher(host.orElse(""));
    if (!parts.matches()) {
      throw Problem.bad("the header Host is missing, or is none");
    }
    String name = parts.group(1).toLowerCase(Locale.ROOT);
    if (!names.contains(name) && !ADDRESS.matcher(name).matches()) {
      throw Problem.of(
          421, "'%s' is no name of this server: http.hosts lists those that are".formatted(name));
    }
  }
}
