package io.housekeeper.http.page.task;

import io.housekeeper.http.page.form.Input;
import java.util.List;

/**
 * How a task is to run now.
 *
 * @param type of the task; empty if it is of code alone
 * @param isKnownHere whether this node has the type, and so knows its settings
 * @param problem why it was not done; empty if nothing is wrong
 */
public record WishPage(
    String task,
    String type,
    boolean isKnownHere,
    List<Input> inputs,
    boolean dryRuns,
    String problem,
    Kept kept) {

  /** What was typed, and a key under which the run is made once. */
  public record Kept(String reason, boolean dryRun, String once) {}
}
