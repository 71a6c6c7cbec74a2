package io.housekeeper.http.making;

import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Problem;
import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.TaskDetail.OfType;
import java.util.Map;
import java.util.Optional;

/** Makes tasks while nodes run, and runs tasks with other settings, if that may be. */
public final class Making {

  private final Control control;
  private final Allowance allowance;

  public Making(Control control, Allowance allowance) {
    this.control = control;
    this.allowance = allowance;
  }

  /** What may be told. */
  public Allowance allowance() {
    return allowance;
  }

  /** Whether somebody may tell a run of a task something else than it is told otherwise. */
  public boolean maySay(Access access, String type) {
    return access.covers(Access.ADMIN) && allowance.types().contains(type);
  }

  /**
   * Makes a task, or makes it otherwise.
   *
   * @param settings a JSON object
   * @param values JSON, by the names of the values
   * @throws Problem if that may not be
   */
  public Answer make(
      Asking asking, String task, String type, String settings, Map<String, String> values) {
    allowance.ofTask(type, settings, () -> whole(task, type, settings));
    return control.as(asking).make(task, type, settings, values);
  }

  private Optional<String> whole(String task, String type, String settings) {
    try {
      return control.nodes().settingsIfMade(task, type, settings);
    } catch (IllegalArgumentException misfit) {
      throw Problem.of(422, String.valueOf(misfit.getMessage()));
    }
  }

  /**
   * Starts a run of a task. One of no type cannot be told anything, as is answered then.
   *
   * @param access of whoever asks
   * @param settings of this run only: a JSON object, or empty
   * @throws Problem if that may not be
   */
  public Answer run(Asking asking, Access access, String task, String settings, boolean dryRun) {
    if (!settings.isEmpty()) {
      type(task).ifPresent(type -> allowance.ofRun(access, type.name(), settings, type.settings()));
    }
    return control.as(asking).runNow(task, settings, dryRun);
  }

  private Optional<OfType> type(String task) {
    return control.tasks().detail(task).flatMap(detail -> detail.origin().type());
  }
}
