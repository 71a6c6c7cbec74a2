package io.housekeeper.runtime.ledger;

import java.util.Optional;

/** What the ledger says to an offer. */
public sealed interface Registration {

  /**
   * It knows the task. Whether this version is in force is in the view.
   *
   * @param remark what somebody should know of it, in a sentence
   */
  record Accepted(TaskView view, Optional<String> remark) implements Registration {}

  /** It knows the task, and cannot read the specification that is in force. */
  record Unread(Unreadable task) implements Registration {}

  /**
   * It knows the task under the name that it had before, and others have it under that one still:
   * as soon as none has, it is renamed, and the nodes are told of a change.
   *
   * @param row under its former name
   * @param sentence who has it still
   */
  record Waits(String task, TaskKey row, String sentence) implements Registration {}

  /** It cannot be; why, in a sentence. */
  record Refused(String task, String sentence) implements Registration {}
}
