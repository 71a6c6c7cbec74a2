package io.housekeeper.http.page.task;

import io.housekeeper.http.page.form.Input;
import java.util.List;

/**
 * How a task is to run now.
 *
 * @param type of the task; empty if it is of code alone
 * @param mayBeTold whether the reader may say other settings of this run, and this node has the
 *     type
 * @param problem why it was not done; empty if nothing is wrong
 */
public record WishPage(
    String task,
    String type,
    boolean mayBeTold,
    List<Input> inputs,
    boolean dryRuns,
    String problem,
    Kept kept) {

  /** What was typed, and a key under which the run is made once. */
  public record Kept(String reason, boolean dryRun, String once) {}
}
