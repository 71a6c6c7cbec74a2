package io.housekeeper.http.page.house;

import io.housekeeper.http.page.form.Lengths;
import io.housekeeper.http.page.frame.Asked;
import io.housekeeper.http.page.frame.Drawing;
import io.housekeeper.http.page.frame.Filled;
import io.housekeeper.http.page.frame.Frame;
import io.housekeeper.http.page.frame.When;
import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Group;
import io.housekeeper.http.route.Parameter;
import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import io.housekeeper.http.route.Route;
import io.housekeeper.runtime.control.Bearer;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.Role;
import io.housekeeper.runtime.control.TokenStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The page of those who may come in. */
public final class Tokens {

  private static final String PATH = "/admin/tokens";

  private static final Group PAGES = new Group("pages", PATH);

  /**
   * Tokens and sessions.
   *
   * @param secret of the token that was just made: it is told here, and nowhere again
   * @param typed into the form, if it was refused
   */
  public record Page(
      When now, String secret, List<Row> tokens, List<Row> sessions, List<Row> over, Filled typed) {

    /** So that a token that is asked for twice is made once. */
    public String once() {
      return UUID.randomUUID().toString();
    }

    public List<Role> roles() {
      return List.of(Role.values());
    }
  }

  /** A token or a session. */
  public record Row(TokenStatus status, When made, Optional<When> until, Optional<When> lastUsed) {

    public String role() {
      return words(status.token().role());
    }

    public String kind() {
      return status.token().kind().name().toLowerCase(Locale.ROOT);
    }
  }

  private final Control control;

  private Tokens(Control control) {
    this.control = control;
  }

  static Stream<Route> of(Control control) {
    Tokens tokens = new Tokens(control);
    return Stream.of(
        PAGES
            .get("", Access.ADMIN, "Who may come in")
            .answers(200, "text/html", "The page")
            .by(request -> tokens.show(request, "", Filled.NOTHING)),
        PAGES
            .post("", Access.ADMIN, "Makes a token")
            .answers(200, "text/html", "The page, with the secret of the token")
            .by(
                request ->
                    Filled.orAgain(
                        request,
                        () -> tokens.make(request),
                        typed -> tokens.show(request, "", typed))),
        PAGES
            .post("/{token}/revoke", Access.ADMIN, "Ends a token or a session")
            .with(Parameter.number("token", 1, Long.MAX_VALUE, "Its id"))
            .answers(303, "text/html", "Leads back to the tokens")
            .by(tokens::revoke));
  }

  /** A role as people read it. */
  public static String words(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  private Reply show(Request request, String secret, Filled typed) {
    Instant now = control.nodes().now();
    List<TokenStatus> all = control.tokens().list();
    Page page =
        new Page(
            When.utc(now, now),
            secret,
            rows(all.stream().filter(one -> one.holds() && isToken(one)), now),
            rows(all.stream().filter(one -> one.holds() && !isToken(one)), now),
            rows(all.stream().filter(one -> !one.holds()), now),
            typed);
    return Drawing.page(typed.status(), "tokens", Frame.of("Tokens", request, PATH), page);
  }

  private static boolean isToken(TokenStatus status) {
    return status.token().kind() == Bearer.Kind.TOKEN;
  }

  private static List<Row> rows(Stream<TokenStatus> some, Instant now) {
    return some.map(
            one ->
                new Row(
                    one,
                    When.utc(one.made().at(), now),
                    one.token().until().map(at -> When.utc(at, now)),
                    one.lastUsed().map(at -> When.utc(at, now))))
        .toList();
  }

  /** The page that answers has the secret: an address, a cookie or a log would keep it. */
  private Reply make(Request request) {
    String name =
        request.field("name").orElseThrow(() -> Problem.of(422, "the token needs a name"));
    try {
      String secret =
          control
              .as(Asked.by(request, control.nodes().now()))
              .tokens()
              .issue(name, role(request), Lengths.of(request, "lifetime"));
      return show(request, secret, Filled.NOTHING);
    } catch (IllegalArgumentException misfit) {
      throw Problem.of(422, String.valueOf(misfit.getMessage()));
    }
  }

  private static Role role(Request request) {
    String name = request.field("role").orElse("");
    return Arrays.stream(Role.values())
        .filter(role -> role.name().equals(name))
        .findFirst()
        .orElseThrow(() -> Problem.of(422, "'%s' is no role".formatted(name)));
  }

  private Reply revoke(Request request) {
    return Drawing.done(
        request,
        control.as(Asked.by(request, control.nodes().now())).tokens().revoke(request.path("token")),
        PATH);
  }
}
