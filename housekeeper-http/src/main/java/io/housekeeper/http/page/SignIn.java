package io.housekeeper.http.page;

import io.housekeeper.http.page.frame.Drawing;
import io.housekeeper.http.page.frame.Frame;
import io.housekeeper.http.page.frame.SignInPage;
import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Caller;
import io.housekeeper.http.route.Group;
import io.housekeeper.http.route.Parameter;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import io.housekeeper.http.route.Route;
import io.housekeeper.http.security.Gate;
import io.housekeeper.http.security.Keys;
import io.housekeeper.http.security.Throttle;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.Bearer;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.Role;
import io.housekeeper.runtime.control.TokenCommands;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Where somebody signs in by a link that works once, or with a token, and signs out. */
final class SignIn {

  /** A working day and the evening after it. */
  private static final Duration SESSION = Duration.ofHours(16);

  private static final Group ADMIN = new Group("pages", "/admin");

  private final Control control;
  private final Keys keys;
  private final Throttle throttle;
  private final boolean isEncrypted;

  /**
   * @param isEncrypted whether browsers may send the cookie over encrypted connections only
   */
  SignIn(Control control, Keys keys, Throttle throttle, boolean isEncrypted) {
    this.control = control;
    this.keys = keys;
    this.throttle = throttle;
    this.isEncrypted = isEncrypted;
  }

  Stream<Route> all() {
    return Stream.of(
        ADMIN
            .get("/sign-in", Access.ANYBODY, "Asks for a token, or for the use of a link")
            .with(Parameter.text("link", "The secret of a link that works once"))
            .answers(200, "text/html", "The page")
            .by(request -> page(200, request, "", request.query("link").orElse(""))),
        ADMIN
            .post("/sign-in", Access.ANYBODY, "Opens a session")
            .answers(303, "text/html", "Signed in")
            .by(this::signIn),
        ADMIN
            .post("/sign-out", Access.VIEWER, "Ends a session")
            .answers(303, "text/html", "Signed out")
            .by(this::signOut));
  }

  private static Reply.Whole page(int status, Request request, String problem, String link) {
    return Drawing.page(
        status,
        "signIn",
        Frame.forNobody("Sign in", request.base(), "/admin/sign-in"),
        new SignInPage(problem, link));
  }

  private Reply signIn(Request request) {
    String secret = request.field("secret").orElse("");
    if (secret.isEmpty()) {
      return page(422, request, "Neither a token nor a link was given.", "");
    }
    throttle.check(request.address(), secret);
    Optional<String> session = session(secret);
    if (session.isEmpty()) {
      throttle.failed(request.address());
      return page(401, request, "That is unknown, used up, or over.", "");
    }
    return Reply.seeOther(request.base() + "/admin/cron")
        .with("Set-Cookie", cookie(request, session.get(), SESSION));
  }

  private Optional<String> session(String secret) {
    Optional<Bearer> bearer =
        control.tokens().bearer(secret).filter(one -> one.kind() == Bearer.Kind.TOKEN);
    if (bearer.isPresent()) {
      TokenCommands tokens = control.as(Asking.by(bearer.get().name())).tokens();
      return tokens.session(bearer.get(), bearer.get().name(), SESSION);
    }
    Optional<Caller> configured = keys.ofToken(secret);
    if (configured.isPresent()) {
      TokenCommands tokens = control.as(Asking.by(configured.get().name())).tokens();
      return Optional.of(tokens.session(Role.ADMIN, configured.get().name(), SESSION));
    }
    return control.as(Asking.by("a sign-in link")).tokens().redeem(secret, SESSION);
  }

  private Reply signOut(Request request) {
    request
        .caller()
        .session()
        .flatMap(control.tokens()::bearer)
        .ifPresent(bearer -> control.as(Asking.by(bearer.name())).tokens().revoke(bearer.id()));
    return Reply.seeOther(request.base() + "/admin/sign-in")
        .with("Set-Cookie", cookie(request, "", Duration.ZERO));
  }

  private String cookie(Request request, String value, Duration age) {
    return "%s=%s; Path=%s; Max-Age=%d; HttpOnly; SameSite=Lax%s"
        .formatted(
            Gate.COOKIE,
            value,
            request.base().isEmpty() ? "/" : request.base(),
            age.toSeconds(),
            isEncrypted || isEncryptedBefore(request) ? "; Secure" : "");
  }

  /** A proxy says that it was; a browser that says so itself has the harder cookie of it. */
  private static boolean isEncryptedBefore(Request request) {
    return request.header("x-forwarded-proto").filter("https"::equalsIgnoreCase).isPresent();
  }
}
