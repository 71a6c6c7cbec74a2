package io.housekeeper.runtime.engine;

/** What becomes of a task that somebody brings. */
public sealed interface Admission {

  /** This node runs it, under this name. */
  record Admitted(String task) implements Admission {}

  /**
   * This node does not run it.
   *
   * @param task its name, or a question mark where it did not say
   * @param sentence why
   */
  record Refusal(String task, String plugin, String sentence) implements Admission {}
}
