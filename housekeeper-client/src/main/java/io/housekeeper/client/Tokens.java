package io.housekeeper.client;

import io.housekeeper.client.Shapes.TokenIssued;
import io.housekeeper.client.Shapes.TokenList;
import io.housekeeper.client.answer.Done;
import io.housekeeper.client.answer.TokenStatus;
import io.housekeeper.client.answer.TokenStatus.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who may come in. Takes a token of an administrator. */
public final class Tokens {

  private final Exchange exchange;

  Tokens(Exchange exchange) {
    this.exchange = exchange;
  }

  /** Tokens and open sessions, the newest first. */
  public List<TokenStatus> list() {
    return exchange.ask(Ask.get("/tokens"), TokenList.class).tokens();
  }

  /**
   * Makes a token for a program.
   *
   * @param name whose it is, as it stands in the account of changes
   * @param lifetime for how long; until it is revoked if empty
   * @param asking why, and under which key: what is asked for again under it is refused, as the
   *     secret was told
   * @return its secret, which nobody is told again
   */
  public String issue(String name, Role role, Optional<Duration> lifetime, Asking asking) {
    Ask ask = Ask.post("/tokens").sending("name", name).sending("role", role.name()).as(asking);
    Ask limited = lifetime.map(time -> ask.sending("lifetime", time.toMillis())).orElse(ask);
    return exchange.ask(limited, TokenIssued.class).secret();
  }

  /**
   * Ends a token or a session.
   *
   * @param token its id
   */
  public Done revoke(String token, Asking asking) {
    return exchange.ask(Ask.of("DELETE", "/tokens/{}", token).as(asking), Done.class);
  }
}
