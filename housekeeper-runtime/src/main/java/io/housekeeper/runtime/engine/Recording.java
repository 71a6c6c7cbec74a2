package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Finish;

/** Has the ends of runs written, and tells what else happens to them. */
record Recording(Finishes finishes, Events events) implements Recorder {

  @Override
  public void record(Finish finish) {
    finishes.add(finish);
    events.somethingToWrite();
  }

  @Override
  public void overdue(Assignment assignment) {
    events.overdue(assignment);
  }

  @Override
  public void timeUp(Assignment assignment, String stack) {
    events.timeUp(assignment, stack);
  }

  @Override
  public void leftBehind(int task, int threads) {
    events.quarantine(task, threads + " of its threads ignore their interrupt");
  }
}
