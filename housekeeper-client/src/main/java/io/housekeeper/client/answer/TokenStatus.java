package io.housekeeper.client.answer;

import java.time.Instant;
import java.util.Optional;

/**
 * A token, or a session.
 *
 * @param name whose it is
 * @param role what it may
 * @param holds whether it lets somebody in now
 * @param madeBy who made it
 * @param until when it is over by itself
 * @param revokedBy who has revoked it
 * @param lastUsed to the minute
 */
public record TokenStatus(
    String id,
    String name,
    Role role,
    Kind kind,
    boolean holds,
    String madeBy,
    Instant madeAt,
    Optional<Instant> until,
    Optional<String> revokedBy,
    Optional<Instant> lastUsed) {

  /** What somebody may: each of them what those before may. */
  public enum Role {
    VIEWER,
    OPERATOR,
    ADMIN,
    /** One that only a newer service knows. */
    UNKNOWN
  }

  /** What it is. */
  public enum Kind {
    /** Of a program. */
    TOKEN,
    /** Of somebody who has signed in. */
    SESSION,
    /** One that only a newer service knows. */
    UNKNOWN
  }
}
