package io.housekeeper.runtime.ledger.store;

import io.housekeeper.runtime.ledger.TokenHash;
import io.housekeeper.runtime.ledger.TokenRow;
import io.housekeeper.runtime.ledger.TokenRow.Act;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Who may come in. */
public interface TokenTable {

  /** A conflict if there is one with its hash. */
  void insert(TokenRow row);

  Optional<TokenRow> row(TokenHash hash);

  /** All rows, the newest first. */
  List<TokenRow> all();

  /** Locks a row, waiting for others. */
  Optional<TokenRow> lock(long id);

  /** The same by its hash. */
  Optional<TokenRow> lock(TokenHash hash);

  /** Locks those that are not revoked and were opened with one of these, waiting for others. */
  List<TokenRow> lockOpenedWith(Collection<Long> ids);

  /** Ends rows that are locked. */
  void revoke(Collection<Long> ids, Act by);

  /** Notes a use, unless one was noted after an instant, or somebody else has locked the row. */
  void used(long id, Instant at, Instant unlessAfter);

  /**
   * Deletes sessions and links that ended before an instant, and tokens that did before another;
   * leaves out rows that somebody else has locked. Returns how many.
   */
  int forget(Instant endedBefore, Instant tokensEndedBefore);
}
