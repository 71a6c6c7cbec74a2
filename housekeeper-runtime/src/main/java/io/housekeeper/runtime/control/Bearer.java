package io.housekeeper.runtime.control;

import io.housekeeper.runtime.ledger.TokenRow;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who comes in, by what he came with.
 *
 * @param name of the token; of whoever has signed in
 * @param until when it is over by itself, if it is
 */
public record Bearer(String id, String name, Role role, Kind kind, Optional<Instant> until) {

  /** What somebody comes with. */
  public enum Kind {
    /** Of a program. */
    TOKEN,
    /** Of somebody who has signed in. */
    SESSION
  }

  /** With a link nobody comes in: it only opens a session. */
  static Optional<Bearer> of(TokenRow row) {
    Optional<Kind> kind =
        switch (row.grant().kind()) {
          case TOKEN -> Optional.of(Kind.TOKEN);
          case SESSION -> Optional.of(Kind.SESSION);
          case LINK -> Optional.empty();
        };
    return kind.flatMap(known -> Role.of(row.grant().role()).map(role -> of(row, role, known)));
  }

  private static Bearer of(TokenRow row, Role role, Kind kind) {
    String id = Long.toString(row.id());
    return new Bearer(id, row.grant().name(), role, kind, row.validity().until());
  }
}
