package io.housekeeper.runtime.ledger;

import java.util.Optional;

/**
 * A value of a task's specification that an operator has replaced, a pause, or that somebody sees
 * to the task.
 *
 * @param task the name of the task, or {@link TaskKey#text()} for one node only; empty for
 *     everything
 * @param field which value, by its name in the configuration file; for a pause its name, see {@link
 *     #pause}; or {@link #ACKNOWLEDGED}
 * @param value what it is instead: JSON
 */
public record Overridden(String task, String field, String value, Change.By by) {

  /** The field under which is kept that somebody sees to a task. It changes nothing of it. */
  public static final String ACKNOWLEDGED = "acknowledged";

  private static final String PAUSE = "pause-";

  /** A pause of a task, with who, when, why and until. */
  public static Overridden pause(String task, Pause pause, Change.By by) {
    return new Overridden(task, fieldOf(pause), "true", by);
  }

  /** The field that a pause is kept under. */
  public static String fieldOf(Pause pause) {
    return PAUSE + pause.name();
  }

  /** The pause that this is, if it is one. */
  public Optional<Pause> pause() {
    return field.startsWith(PAUSE)
        ? Optional.of(Pause.valueOf(field.substring(PAUSE.length())))
        : Optional.empty();
  }

  /** Whether it only says that somebody sees to a task. */
  public boolean isAcknowledgement() {
    return field.equals(ACKNOWLEDGED);
  }

  /** Whether it replaces a value of the specification. */
  public boolean isValue() {
    return pause().isEmpty() && !isAcknowledgement();
  }

  /** The same of another task. */
  public Overridden of(String other) {
    return new Overridden(other, field, value, by);
  }

  /** Whether it says when a task runs, or what it follows. */
  public boolean isSchedule() {
    return field.equals(SpecField.SCHEDULE.text());
  }
}
