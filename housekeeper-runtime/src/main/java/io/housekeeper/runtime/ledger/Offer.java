package io.housekeeper.runtime.ledger;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.SpecRow.Version;
import java.time.Instant;

/**
 * A node has the code of a task.
 *
 * @param plan of what code and file say; the text of its schedule resolved, its zone named
 * @param code what the code alone says, likewise
 * @param version equal ones stand for equal specifications
 * @param loadedAt when the node loaded this version
 */
public record Offer(TaskPlan plan, TaskSpec code, Version version, Instant loadedAt) {

  /** The code of a task of which no file says anything. */
  public Offer(TaskSpec spec, Version version, Instant loadedAt) {
    this(TaskPlan.of(spec), spec, version, loadedAt);
  }

  public TaskSpec spec() {
    return plan.spec();
  }

  public Said said() {
    return Said.of(code, spec());
  }
}
