package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Finish;

/** Takes what happens to runs. */
interface Recorder {

  /** To be written into the ledger. */
  void record(Finish finish);

  /** It takes longer than it should. */
  void overdue(Assignment assignment);

  /** Its time is up; this is where its thread was then. */
  void timeUp(Assignment assignment, String stack);

  /** A task has left behind as many threads as are allowed, which ignore their interrupt. */
  void leftBehind(int task, int threads);
}
