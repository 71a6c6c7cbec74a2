package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Finish;

/** Takes what happened to runs, to be written into the ledger. */
interface Recorder {

  void record(Finish finish);
}
