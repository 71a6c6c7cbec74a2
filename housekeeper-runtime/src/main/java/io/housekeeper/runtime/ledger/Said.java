package io.housekeeper.runtime.ledger;

import io.housekeeper.api.TaskSpec;
import java.util.Optional;

/**
 * The specification of a task as it is before anybody overrides something: JSON.
 *
 * @param code what the code says
 * @param configured the same with what a file says in its place
 * @param typed of what type the task is, if it is of one
 */
public record Said(String code, String configured, Optional<Typed> typed) {

  /** Whether no file says anything. */
  public boolean isOfCodeOnly() {
    return configured.equals(code);
  }

  /** What a specification says, and what the same says with a file. */
  public static Said of(TaskSpec code, TaskSpec configured, Optional<Typed> typed) {
    String text = SpecWriting.write(code);
    return new Said(text, configured.equals(code) ? text : SpecWriting.write(configured), typed);
  }
}
