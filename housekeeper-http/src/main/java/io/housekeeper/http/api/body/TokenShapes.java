package io.housekeeper.http.api.body;

import io.housekeeper.runtime.control.Bearer;
import io.housekeeper.runtime.control.Role;
import io.housekeeper.runtime.control.TokenStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tokens. */
public final class TokenShapes {

  private TokenShapes() {}

  /** A token is wanted. */
  public record TokenWanted(
      @Words("Whose it is, as it stands in the account of changes") String name,
      @Words("What it may") Role role,
      @Words("For how long, in milliseconds; until it is revoked unless that is said")
          Optional<Duration> lifetime,
      @Words("Why") Optional<String> reason) {}

  /** A token was made. */
  public record TokenIssued(@Words("To be sent as Authorization: Bearer SECRET") String secret) {}

  /** Tokens and open sessions. */
  public record TokenList(@Words("The newest first") List<TokenBody> tokens) {

    public static TokenList of(List<TokenStatus> all) {
      return new TokenList(all.stream().map(TokenBody::of).toList());
    }
  }

  /** A token, or a session. */
  public record TokenBody(
      @Words("Its id") String id,
      @Words("Whose it is") String name,
      @Words("What it may") Role role,
      @Words("A token of a program, or a session of somebody who has signed in") Bearer.Kind kind,
      @Words("Whether it lets somebody in now") boolean holds,
      @Words("Who made it") String madeBy,
      @Words("When") Instant madeAt,
      @Words("When it is over by itself") Optional<Instant> until,
      @Words("Who has revoked it") Optional<String> revokedBy,
      @Words("When it was last used, to the minute") Optional<Instant> lastUsed) {

    static TokenBody of(TokenStatus status) {
      Bearer token = status.token();
      return new TokenBody(
          token.id(),
          token.name(),
          token.role(),
          token.kind(),
          status.holds(),
          status.made().who(),
          status.made().at(),
          token.until(),
          status.revoked().map(TokenStatus.Act::who),
          status.lastUsed());
    }
  }
}
