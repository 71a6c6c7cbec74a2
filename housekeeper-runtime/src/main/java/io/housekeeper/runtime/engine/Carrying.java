package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.TaskView;
import java.util.List;

/** The code that this node has. */
interface Carrying {

  /** What it has, to be registered. */
  List<Offer> offers();

  /** Whether it has a task in the version that is in force. */
  boolean carries(TaskView view);
}
