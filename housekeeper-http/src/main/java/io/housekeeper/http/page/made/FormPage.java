package io.housekeeper.http.page.made;

import io.housekeeper.http.page.form.Input;
import io.housekeeper.http.page.frame.Filled;
import io.housekeeper.http.page.frame.When;
import io.housekeeper.runtime.control.TaskTypeStatus;
import java.util.List;
import java.util.Optional;

/**
 * The form of a task.
 *
 * @param type of which it is made; nothing if no plugin of this node brings it
 * @param values what stands in the fields that are no settings, and why it was refused
 * @param inputs where settings are typed
 * @param known what is known of the task, if it is there already
 */
public record FormPage(
    When now,
    String task,
    String typeName,
    Optional<TaskTypeStatus> type,
    Filled values,
    List<Input> inputs,
    Foreseen foreseen,
    Known known) {

  /**
   * What is there already.
   *
   * @param revision which the form replaces; 0 if there is none
   * @param made when it was made as it is, and by whom; nothing for a new one
   * @param differences between what was typed and what somebody else has made meanwhile
   */
  public record Known(
      long revision,
      String once,
      Optional<Made> made,
      List<Difference> differences,
      Optional<DryRun> dryRun) {}

  /** Who made it, and when. */
  public record Made(String who, When at, String why) {}

  /** A field that has another value now than the one that was typed. */
  public record Difference(String label, String yours, String now) {}

  /**
   * A run that only says what it would do.
   *
   * @param message what it says; empty if it says nothing yet
   */
  public record DryRun(String id, String tone, String state, String message, boolean isOver) {}

  public boolean isNew() {
    return known.made().isEmpty();
  }

  /** Where the form is. */
  public String path() {
    return isNew() ? "/admin/new/" + typeName : "/admin/made/" + task;
  }

  /** Where it is asked again how the dry run is getting on; nothing if nothing is going on. */
  public Optional<String> live() {
    return known.dryRun().filter(run -> !run.isOver()).map(run -> path() + "?run=" + run.id());
  }

  public boolean isDryRunnable() {
    return type.filter(TaskTypeStatus::dryRuns).isPresent();
  }

  public boolean isDisabled() {
    return !values.text("disabled").isEmpty();
  }

  public List<String> overlaps() {
    return Values.overlaps();
  }
}
