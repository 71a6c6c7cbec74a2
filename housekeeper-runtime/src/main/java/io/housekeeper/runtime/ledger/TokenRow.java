package io.housekeeper.runtime.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What lets somebody in, as the ledger keeps it. */
public record TokenRow(
    long id, Grant grant, TokenHash hash, Validity validity, Optional<Instant> lastUsed) {

  /** What it is. */
  public enum Kind {
    /** For programs, until it is revoked or its time is over. */
    TOKEN,
    /** Of somebody who has signed in. */
    SESSION,
    /** Opens one session, once. */
    LINK
  }

  /**
   * Who comes in, and what he may do.
   *
   * @param role a word that the ledger does not read
   * @param openedWith what a session was opened with, and does not outlive
   */
  public record Grant(Kind kind, String name, String role, OptionalLong openedWith) {}

  /** From when to when. */
  public record Validity(Act made, Optional<Instant> until, Optional<Act> revoked) {}

  /** Who did something, and when. */
  public record Act(String who, Instant at) {}

  /** Whether it lets somebody in. */
  public boolean holds(Instant now) {
    return validity.revoked().isEmpty()
        && validity.until().filter(it -> !it.isAfter(now)).isEmpty();
  }

  /** Whether it was revoked, or its time was over, before an instant. */
  public boolean hasEndedBefore(Instant instant) {
    return Stream.of(validity.revoked().map(Act::at), validity.until())
        .anyMatch(end -> end.filter(instant::isAfter).isPresent());
  }

  public TokenRow revoked(Act by) {
    Validity over = new Validity(validity.made(), validity.until(), Optional.of(by));
    return new TokenRow(id, grant, hash, over, lastUsed);
  }

  public TokenRow usedAt(Instant at) {
    return new TokenRow(id, grant, hash, validity, Optional.of(at));
  }
}
