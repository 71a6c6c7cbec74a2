package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Owner;
import io.housekeeper.runtime.ledger.TaskPlan;

/** A run that this node is to execute, and the plan of its task when it started. */
record Assignment(LiveRow row, TaskPlan plan) {

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
