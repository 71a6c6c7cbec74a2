package io.housekeeper.dist.guide;

/** What a page has its reader do, or shows him. */
public sealed interface Step {

  /** A command to type: in a line of its own, or in a sentence. */
  record Command(String text) implements Step {}

  /**
   * A command with what it prints.
   *
   * @param prints without what it is indented by
   */
  record Example(String command, String prints) implements Step {}

  /**
   * A block of code.
   *
   * @param lead the line of text before it
   * @param language empty if it is of none
   */
  record Block(String lead, String language, String text) implements Step {}
}
