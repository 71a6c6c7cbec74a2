package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Owner;
import io.housekeeper.runtime.ledger.TaskPlan;

/** A run that this node is to execute, the plan of its task when it started, and its span. */
record Assignment(LiveRow row, TaskPlan plan, RunTrace trace) {

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
