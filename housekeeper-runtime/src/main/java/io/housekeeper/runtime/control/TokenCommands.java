package io.housekeeper.runtime.control;

import io.housekeeper.runtime.engine.Engine;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.NewToken;
import io.housekeeper.runtime.ledger.TokenHash;
import io.housekeeper.runtime.ledger.TokenRow;
import io.housekeeper.runtime.ledger.TokenRow.Kind;
import io.housekeeper.runtime.ledger.Tokens;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * Who is to come in from now on, and who no longer. A secret is told once, to whoever asks for it:
 * of it the ledger has nothing but a hash. So a token that is asked for again under the same key is
 * not made again, and refused; sessions and links cannot be asked for under a key. What cannot be
 * made, such as one with a lifetime below zero, is an {@link IllegalArgumentException} with a
 * sentence.
 */
public final class TokenCommands {

  private static final int BYTES = 32;

  private final Engine engine;
  private final Ledger ledger;
  private final Asking asking;
  private final SecureRandom random = new SecureRandom();

  TokenCommands(Engine engine, Ledger ledger, Asking asking) {
    this.engine = engine;
    this.ledger = ledger;
    this.asking = asking;
  }

  private By by() {
    return new By(asking.who(), asking.why(), engine.now(), Optional.empty());
  }

  private String fresh() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return TokenQueries.PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private void refuseKey() {
    if (asking.key().isPresent()) {
      throw new IllegalArgumentException(
          "what tells a secret cannot be asked for under a key: it is told once");
    }
  }

  /** As somebody asks for it: under his key, if he has one. */
  private Tokens tokens() {
    if (asking.revision().isPresent()) {
      throw new IllegalArgumentException("no revision can be expected: tokens have none");
    }
    return asking.key().map(ledger.tokens()::once).orElse(ledger.tokens());
  }

  /**
   * Makes a token for a program.
   *
   * @param lifetime for how long; until it is revoked if there is none
   * @return its secret
   */
  public String issue(String name, Role role, Optional<Duration> lifetime) {
    return issue(Kind.TOKEN, name, role, lifetime);
  }

  /** Opens a session for somebody who has shown otherwise who he is; returns its secret. */
  public String session(Role role, String name, Duration lifetime) {
    refuseKey();
    return issue(Kind.SESSION, name, role, Optional.of(lifetime));
  }

  /**
   * Opens a session for somebody who came with a token or another session: with the same role, and
   * ended with that if not before.
   *
   * @return its secret; nothing if what he came with does not hold any more
   */
  public Optional<String> session(Bearer bearer, String name, Duration lifetime) {
    refuseKey();
    String secret = fresh();
    NewToken wanted =
        new NewToken(
            Kind.SESSION, name, bearer.role().name(), TokenHash.of(secret), Optional.of(lifetime));
    return ledger
        .tokens()
        .open(engine.member(), Long.parseLong(bearer.id()), wanted, by())
        .map(opened -> secret);
  }

  /** Makes what opens one session, once, in the name of whoever asks; returns its secret. */
  public String link(Role role, Duration lifetime) {
    refuseKey();
    return issue(Kind.LINK, asking.who(), role, Optional.of(lifetime));
  }

  private String issue(Kind kind, String name, Role role, Optional<Duration> lifetime) {
    String secret = fresh();
    NewToken wanted = new NewToken(kind, name, role.name(), TokenHash.of(secret), lifetime);
    TokenRow made = tokens().issue(engine.member(), wanted, by());
    assert made.grant().kind() == kind;
    return secret;
  }

  /**
   * Uses up a link; of those who do at the same time, on whichever nodes, one gets a session.
   *
   * @return the secret of the session; nothing if the link is used up, unknown or past its end
   */
  public Optional<String> redeem(String linkSecret, Duration sessionLifetime) {
    refuseKey();
    String secret = fresh();
    TokenHash link = TokenHash.of(linkSecret);
    return ledger
        .tokens()
        .redeem(engine.member(), link, TokenHash.of(secret), sessionLifetime, by())
        .map(opened -> secret);
  }

  /** Ends a token, a session or a link, and the sessions that were opened with it. */
  public Answer revoke(String id) {
    try {
      long number = Long.parseLong(id);
      return tokens()
          .revoke(engine.member(), number, by())
          .<Answer>map(TokenCommands::revoked)
          .orElseGet(() -> nothing(id));
    } catch (NumberFormatException noNumber) {
      return nothing(id);
    } catch (IllegalArgumentException misfit) {
      return new Answer.Refused(String.valueOf(misfit.getMessage()));
    }
  }

  private static Answer nothing(String id) {
    return new Answer.Refused("there is no token '%s' to revoke".formatted(id));
  }

  private static Answer revoked(TokenRow row) {
    String kind = row.grant().kind().name().toLowerCase(Locale.ROOT);
    return new Answer.Done("%s '%s' is revoked".formatted(kind, row.grant().name()));
  }
}
