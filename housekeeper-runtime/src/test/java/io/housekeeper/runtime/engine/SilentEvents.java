package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Finish;
import io.housekeeper.runtime.ledger.Finish.Report;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.NodeRow;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.ledger.Unreadable;
import io.housekeeper.runtime.ledger.Untold;
import java.time.Duration;
import java.util.List;

/** Events that nobody listens to, for those who want to hear of some. */
interface SilentEvents extends Events {

  @Override
  default void started(Assignment assignment) {}

  @Override
  default void attemptFailed(LiveRow row, Report report) {}

  @Override
  default void overdue(Assignment assignment) {}

  @Override
  default void timeUp(Assignment assignment, String stack) {}

  @Override
  default void ended(List<Entry> entries) {}

  @Override
  default void notOwned(Finish finish) {}

  @Override
  default void somethingToWrite() {}

  @Override
  default void quarantine(int task, String why) {}

  @Override
  default void seen(TaskView view) {}

  @Override
  default void unreadable(Unreadable task) {}

  @Override
  default void readable(TaskView view) {}

  @Override
  default void buried(NodeRow node, Untold untold) {}

  @Override
  default void retold(NodeRow node, Untold untold) {}

  @Override
  default void skewed(Duration skew) {}

  @Override
  default void refused(Finish finish, String why) {}
}
