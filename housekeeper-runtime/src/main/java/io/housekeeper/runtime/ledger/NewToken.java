package io.housekeeper.runtime.ledger;

import io.housekeeper.runtime.ledger.TokenRow.Kind;
import java.time.Duration;
import java.util.Optional;

/**
 * Something that is to let somebody in.
 *
 * @param role what he may do: a word that the ledger does not read
 * @param lifetime for how long from now on; for ever if there is none
 */
public record NewToken(
    Kind kind, String name, String role, TokenHash hash, Optional<Duration> lifetime) {

  private static final int LONGEST_NAME = 200;

  /** So that the end is an instant that a database can keep. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  public NewToken {
    name = CleanText.of(name.strip(), LONGEST_NAME);
    if (name.isEmpty()) {
      throw new IllegalArgumentException("whoever is to come in needs a name");
    }
    if (lifetime.filter(time -> !time.isPositive() || time.compareTo(LONGEST) > 0).isPresent()) {
      throw new IllegalArgumentException(
          "the lifetime for '%s' must be positive and 100 years at most, was %s"
              .formatted(name, lifetime.get()));
    }
  }
}
