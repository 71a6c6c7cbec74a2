package io.housekeeper.runtime.ledger;

import io.housekeeper.runtime.ledger.SpecRow.Version;

/** A task with all that is in force. */
public record TaskView(TaskRow row, TaskPlan plan, Version version) {

  public int id() {
    return row.id();
  }
}
