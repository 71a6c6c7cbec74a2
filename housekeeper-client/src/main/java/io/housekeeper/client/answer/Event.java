package io.housekeeper.client.answer;

import java.util.Optional;

/**
 * Something that happened.
 *
 * @param id by which whoever comes back says what he has heard last; empty if there is none
 * @param task whose it is
 * @param run that it is about
 */
public record Event(
    String id,
    Kind kind,
    Optional<String> task,
    Optional<String> run,
    Optional<RunSummary.State> state) {

  /** What happened. */
  public enum Kind {
    /** A run is in another state. */
    RUN,
    /** Something was changed of a task. */
    TASK,
    /** Something may have been missed: look at everything again. */
    AGAIN,
    /** Something that only a newer service knows. */
    UNKNOWN
  }
}
