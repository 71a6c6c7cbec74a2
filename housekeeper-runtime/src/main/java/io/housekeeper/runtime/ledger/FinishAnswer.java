package io.housekeeper.runtime.ledger;

/** What became of a finish. */
public sealed interface FinishAnswer {

  /** The run is over. */
  record Over(Entry entry) implements FinishAnswer {}

  /** The attempt is over, and the run waits for another. */
  record Again(LiveRow row) implements FinishAnswer {}

  /** The thread of a zombie ended. */
  record Released(long run) implements FinishAnswer {}

  /** The run is no longer this node's: the ledger has given it to somebody else. */
  record NotOwned(long run) implements FinishAnswer {}
}
