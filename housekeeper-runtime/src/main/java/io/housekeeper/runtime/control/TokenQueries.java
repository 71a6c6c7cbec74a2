package io.housekeeper.runtime.control;

import io.housekeeper.runtime.engine.Engine;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.TokenHash;
import io.housekeeper.runtime.ledger.TokenRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who may come in. */
public final class TokenQueries {

  /** All secrets begin so, and nobody else's do. */
  static final String PREFIX = "hk_";

  /** Its use is noted so often at most. */
  private static final Duration SELDOM = Duration.ofMinutes(1);

  private final Ledger ledger;
  private final Engine engine;

  TokenQueries(Ledger ledger, Engine engine) {
    this.ledger = ledger;
    this.engine = engine;
  }

  /**
   * Who comes with a secret: nobody if it is unknown, revoked or past its end by the ledger's time,
   * or that of a link. That it was used is noted about once a minute.
   */
  public Optional<Bearer> bearer(String secret) {
    if (!secret.startsWith(PREFIX)) {
      return Optional.empty();
    }
    Optional<TokenRow> row = ledger.tokens().holding(TokenHash.of(secret));
    Optional<Bearer> bearer = row.flatMap(Bearer::of);
    if (bearer.isPresent()) {
      row.ifPresent(this::noteUse);
    }
    return bearer;
  }

  private void noteUse(TokenRow row) {
    Instant recent = engine.now().minus(SELDOM);
    if (row.lastUsed().filter(recent::isBefore).isPresent()) {
      return;
    }
    try {
      ledger.tokens().used(engine.member(), row.id());
    } catch (RuntimeException unwritten) {
      // Nobody is kept out by a ledger that can only be read; that is said elsewhere.
    }
  }

  /** Tokens, those that are over too for a while, and open sessions; the newest first. */
  public List<TokenStatus> list() {
    return ledger.tokens().list().stream().flatMap(one -> TokenStatus.of(one).stream()).toList();
  }
}
