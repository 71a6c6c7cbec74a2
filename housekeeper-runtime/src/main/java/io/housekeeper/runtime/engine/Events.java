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

/** Takes what has become durable, for those who listen, and what there is to say about it. */
interface Events {

  /** An attempt starts. */
  void started(Assignment assignment);

  /** An attempt ended, and its run waits for another. */
  void attemptFailed(LiveRow row, Report report);

  void overdue(Assignment assignment);

  /** Where the thread of a run was when its time was up. */
  void timeUp(Assignment assignment, String stack);

  /** Final entries that this node has written. */
  void ended(List<Entry> entries);

  /** The ledger has given a run to somebody else, or ended it, while it was executed here. */
  void notOwned(Finish finish);

  /** There is something to write. */
  void somethingToWrite();

  /** A task left so many threads behind that it must be stopped. */
  void quarantine(int task, String why);

  /** A task as it is in force now. */
  void seen(TaskView view);

  /** A task of this node has something in force that cannot be read here. */
  void unreadable(Unreadable task);

  /** It can be read again. */
  void readable(TaskView view);

  /** A node was declared dead; these are the first runs whose end it may not have told. */
  void buried(NodeRow node, Untold untold);

  /** What dead nodes ended is told again, because nobody has said that it was told. */
  void retold(NodeRow node, Untold untold);

  /** This machine's clock and the database's have come apart by so much. */
  void skewed(Duration skew);

  /** Something was recorded in other words, because the database refuses it. */
  void refused(Finish finish, String why);
}
