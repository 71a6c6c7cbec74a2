package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.LiveRow;
import java.util.List;
import java.util.Optional;

/** What becomes of a claim. */
sealed interface Decision {

  /**
   * Fires are accounted for.
   *
   * @param pieces oldest first, without a gap; at most the last one starts a run
   * @param replaced the run in the way that is to end for this one
   */
  record Move(List<Piece> pieces, Optional<LiveRow> replaced) implements Decision {}

  /** Nothing is due. */
  record NothingDue() implements Decision {}

  /** What is due waits for the run in the way. */
  record Held(LiveRow holder) implements Decision {}
}
