package io.housekeeper.http.page.task;

import io.housekeeper.http.page.form.Input;
import io.housekeeper.http.page.frame.When;
import java.util.List;
import java.util.Optional;

/**
 * A value of a task, and what it is to be instead.
 *
 * @param value what holds, and who says so; nothing if nothing does
 * @param foreseen what it would come to; nothing before somebody has typed something
 */
public record EditPage(
    When now,
    String task,
    long revision,
    String field,
    Optional<Configured> value,
    List<Input> inputs,
    Optional<Foreseen> foreseen,
    Said said) {

  /** What somebody has said, and what was said to that. */
  public record Said(String reason, String span, String problem) {}

  /** Where the form is sent to. */
  public String path() {
    return "%s/edit?field=%s".formatted(TaskPages.path(task), field);
  }

  /** Whether there is something to take back. */
  public boolean isOverridden() {
    return value.flatMap(Configured::override).isPresent();
  }
}
