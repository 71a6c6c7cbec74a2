package io.housekeeper.runtime.ledger;

import io.housekeeper.runtime.ledger.Change.By;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who may come in: tokens of programs, sessions of people, and links that open one, once. */
public interface Tokens {

  /**
   * The same for one request, which is done once: whoever asks again under the same key for
   * something to be ended gets the same answer. A token that was issued under it is not issued
   * again, and its secret nobody knows: that is an {@link IllegalArgumentException}.
   */
  Tokens once(String key);

  /** What a secret stands for, if that lets somebody in now. */
  Optional<TokenRow> holding(TokenHash secret);

  /** Tokens, whether they hold or not, and sessions that hold now; the newest first. */
  List<Listed> list();

  /**
   * A token or a session that is listed.
   *
   * @param holds whether it lets somebody in now
   */
  record Listed(TokenRow row, boolean holds) {}

  /** Makes a token, a link, or a session of somebody who has shown otherwise who he is. */
  TokenRow issue(Membership me, NewToken wanted, By by);

  /**
   * Opens a session with a token or another session: with its role, and at most for as long as that
   * holds. Nothing if it does not hold any more.
   */
  Optional<TokenRow> open(Membership me, long with, NewToken wanted, By by);

  /**
   * Opens a session with a link, which is used up by that. Of those who ask at the same time one
   * gets it; nothing if the link is used up, or does not hold for another reason.
   */
  Optional<TokenRow> redeem(
      Membership me, TokenHash link, TokenHash session, Duration lifetime, By by);

  /**
   * Ends something, and the sessions that were opened with it: what it is now. Nothing if there is
   * none that is not revoked.
   */
  Optional<TokenRow> revoke(Membership me, long id, By by);

  /** Notes that something was used now, unless that was noted within the last minute. */
  void used(Membership me, long id);

  /**
   * Forgets sessions and links that ended before an instant, and tokens that did before another.
   */
  int forget(Membership me, Instant endedBefore, Instant tokensEndedBefore);
}
