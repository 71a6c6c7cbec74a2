package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Owner;
import io.housekeeper.runtime.ledger.TaskView;

/** A run that this node is to execute, and the task as it was in force when it started. */
record Assignment(LiveRow row, TaskView task) {

  long id() {
    return row.id();
  }

  long fence() {
    return row.owner().map(Owner::fence).orElseThrow();
  }

  boolean isExclusive() {
    return row.marks().guard();
  }
}
