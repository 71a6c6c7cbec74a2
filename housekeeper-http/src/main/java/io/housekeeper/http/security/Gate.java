package io.housekeeper.http.security;

import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Caller;
import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Route;
import java.util.Optional;
import java.util.function.Function;

/** Lets in who may, and nobody else. */
public final class Gate {

  /** The name of the cookie that a browser has while somebody is signed in. */
  public static final String COOKIE = "housekeeper";

  /** The header in which a page says what it was told, and the field of a form. */
  public static final String PAGE_TOKEN = "x-page-token";

  private static final String BEARER = "Bearer ";

  /**
   * What is looked at of a request.
   *
   * @param address of whoever sends it
   * @param header by its name in lower case
   * @param cookie by its name
   * @param field of a form, by its name
   */
  public record Visit(
      String address,
      Function<String, Optional<String>> header,
      Function<String, Optional<String>> cookie,
      Function<String, Optional<String>> field) {}

  private final Keys keys;
  private final Throttle throttle;

  public Gate(Keys keys, Throttle throttle) {
    this.keys = keys;
    this.throttle = throttle;
  }

  /**
   * Who takes a route.
   *
   * @throws Problem if he may not
   */
  public Caller enter(Route route, Visit visit) {
    if (route.verb().changes()) {
      Origins.check(visit.header());
    }
    if (route.access() == Access.ANYBODY) {
      return Caller.NOBODY;
    }
    Caller caller = caller(visit);
    if (!caller.access().covers(route.access())) {
      throw Problem.of(
          403,
          "this takes %s, and %s is %s"
              .formatted(words(route.access()), caller.name(), words(caller.access())));
    }
    if (route.verb().changes()) {
      caller.session().ifPresent(session -> checkPage(session, visit));
    }
    return caller;
  }

  private Caller caller(Visit visit) {
    Optional<String> authorization = visit.header().apply("authorization");
    if (authorization.isPresent()) {
      String text = authorization.get();
      String secret = text.startsWith(BEARER) ? text.substring(BEARER.length()).strip() : "";
      return known(visit, keys::ofToken, secret)
          .orElseThrow(() -> Problem.of(401, "the token is unknown, or it is over"));
    }
    Optional<String> session = visit.cookie().apply(COOKIE);
    return session
        .flatMap(secret -> known(visit, keys::ofSession, secret))
        .orElseThrow(() -> Problem.of(401, "sign in, or send Authorization: Bearer TOKEN"));
  }

  private Optional<Caller> known(
      Visit visit, Function<String, Optional<Caller>> look, String secret) {
    throttle.check(visit.address(), secret);
    Optional<Caller> found = secret.isEmpty() ? Optional.empty() : look.apply(secret);
    if (found.isPresent()) {
      throttle.succeeded(secret);
    } else {
      throttle.failed(visit.address());
    }
    return found;
  }

  /** A page of ours says what only it was told; a page of others cannot. */
  private static void checkPage(String session, Visit visit) {
    String said =
        visit.header().apply(PAGE_TOKEN).or(() -> visit.field().apply(PAGE_TOKEN)).orElse("");
    if (!Secrets.areSame(said, Secrets.pageTokenOf(session))) {
      throw Problem.of(403, "the page is too old, or none of ours: load it again");
    }
  }

  private static String words(Access access) {
    return switch (access) {
      case ANYBODY -> "nobody";
      case VIEWER -> "a viewer";
      case OPERATOR -> "an operator";
      case ADMIN -> "an administrator";
    };
  }
}
