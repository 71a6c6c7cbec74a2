package io.housekeeper.http.page.made;

import io.housekeeper.http.page.frame.When;
import io.housekeeper.runtime.control.TaskMade;
import io.housekeeper.runtime.control.TaskTypeStatus;
import java.util.List;

/**
 * Of what tasks can be made, and what was made already.
 *
 * @param others types of which none may be made here
 */
public record TypesPage(
    When now, List<TaskTypeStatus> types, List<TaskTypeStatus> others, List<Row> made) {

  /** A task that was made. */
  public record Row(TaskMade task, When at) {}
}
