package io.housekeeper.runtime.ledger;

import io.housekeeper.runtime.ledger.Written.Made;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Starting and ending runs. */
public interface Runs {

  /**
   * Whether ends are written beside claims and takes, in transactions that are under way at the
   * same time; otherwise together with them.
   */
  boolean areWrittenApart();

  /**
   * Finishes, takes and claims in one transaction, in this order. Of one incarnation one batch of
   * ends and one of others may be under way at the same time.
   *
   * @throws LedgerFailure in the words of its kinds
   */
  Written write(Membership me, Batch batch);

  /**
   * What became of a batch whose outcome was unknown, and after which none of its kind was written:
   * what it came to, or nothing if it was not written.
   */
  Optional<Written> recall(Membership me, Batch batch);

  /** What this incarnation owns. */
  List<LiveRow> owned(Membership me);

  /** Gives back runs that the ledger thinks are executed here, and are not. */
  Made giveBack(Membership me, Collection<Long> runs);

  /** When the first run becomes due that waits for an instant after this one. */
  Optional<Instant> nextDue(Instant after);
}
