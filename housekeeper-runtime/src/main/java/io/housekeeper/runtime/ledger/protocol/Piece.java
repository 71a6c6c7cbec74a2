package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Covers;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Origin;
import io.housekeeper.runtime.run.Ending;
import io.housekeeper.runtime.run.Reason;
import java.time.Instant;
import java.util.OptionalLong;

/** A part of what becomes of the fires of a task that are due. */
sealed interface Piece {

  /** The fires that it accounts for. */
  Covers covers();

  /** A run starts. */
  record Start(Covers covers) implements Piece {}

  /** A run is to start late, by whoever has room. */
  record Late(Covers covers, Instant dueAt, Origin origin) implements Piece {}

  /** A run waits for the one in the way to end. */
  record Queue(Covers covers, OptionalLong blockedBy) implements Piece {}

  /** The run that waits in the queue stands for these fires too. */
  record Join(Covers covers, LiveRow queued) implements Piece {}

  /** The fires are not run. */
  record Over(Covers covers, Ending ending, Reason because, OptionalLong blockedBy)
      implements Piece {

    Over and(Covers more) {
      return new Over(covers.and(more), ending, because, blockedBy);
    }
  }
}
