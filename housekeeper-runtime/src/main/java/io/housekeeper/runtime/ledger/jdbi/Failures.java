package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.LedgerFailure;

/** Says in the words of the ledger what a database reports. */
interface Failures {

  /** What it means that a statement failed, or that there is no connection for it. */
  LedgerFailure ofStatement(Exception thrown);

  /** What it means that a commit failed. */
  LedgerFailure ofCommit(Exception thrown);
}
