package io.housekeeper.http.api;

import io.housekeeper.http.api.body.Done;
import io.housekeeper.http.api.body.TokenShapes.TokenIssued;
import io.housekeeper.http.api.body.TokenShapes.TokenList;
import io.housekeeper.http.api.body.TokenShapes.TokenWanted;
import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Group;
import io.housekeeper.http.route.Parameter;
import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import io.housekeeper.http.route.Route;
import io.housekeeper.runtime.control.Control;
import java.util.Optional;
import java.util.stream.Stream;

/** Who may come in. */
final class TokenRoutes {

  private static final Parameter TOKEN =
      Parameter.number("token", 1, Long.MAX_VALUE, "The id of a token or a session");

  private static final Group TOKENS = new Group("tokens", Api.PREFIX + "/tokens");

  private final Control control;

  TokenRoutes(Control control) {
    this.control = control;
  }

  Stream<Route> all() {
    return Stream.of(
        TOKENS
            .get("", Access.ADMIN, "Lists tokens and open sessions")
            .answers(200, TokenList.class, "The newest first, without their secrets")
            .by(request -> Reply.json(TokenList.of(control.tokens().list()))),
        TOKENS
            .post("", Access.ADMIN, "Makes a token for a program")
            .takes(TokenWanted.class)
            .answers(201, TokenIssued.class, "Its secret, which is told once")
            .by(this::issue),
        TOKENS
            .delete("/{token}", Access.ADMIN, "Ends a token or a session")
            .with(TOKEN, Params.REASON)
            .answers(200, Done.class, "It lets nobody in any more")
            .by(this::revoke));
  }

  private Reply issue(Request request) {
    TokenWanted wanted = request.body(TokenWanted.class);
    try {
      String secret =
          control
              .as(Answers.asking(request, wanted.reason(), Optional.empty()))
              .tokens()
              .issue(wanted.name(), wanted.role(), wanted.lifetime());
      return Reply.json(201, new TokenIssued(secret));
    } catch (IllegalArgumentException misfit) {
      throw Problem.of(422, String.valueOf(misfit.getMessage()));
    }
  }

  private Reply revoke(Request request) {
    return Answers.reply(
        control.as(Answers.takingBack(request)).tokens().revoke(request.path("token")));
  }
}
