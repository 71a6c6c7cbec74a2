package io.housekeeper.runtime.control;

import io.housekeeper.runtime.ledger.TokenRow;
import io.housekeeper.runtime.ledger.Tokens.Listed;
import java.time.Instant;
import java.util.Optional;

/**
 * A token or a session, without its secret.
 *
 * @param revoked by whom and when, if it was
 * @param lastUsed to the minute
 * @param holds whether it lets somebody in now
 */
public record TokenStatus(
    Bearer token, Act made, Optional<Act> revoked, Optional<Instant> lastUsed, boolean holds) {

  /** Who did something, and when. */
  public record Act(String who, Instant at) {

    private static Act of(TokenRow.Act act) {
      return new Act(act.who(), act.at());
    }
  }

  static Optional<TokenStatus> of(Listed listed) {
    TokenRow row = listed.row();
    return Bearer.of(row)
        .map(
            token ->
                new TokenStatus(
                    token,
                    Act.of(row.validity().made()),
                    row.validity().revoked().map(Act::of),
                    row.lastUsed(),
                    listed.holds()));
  }
}
