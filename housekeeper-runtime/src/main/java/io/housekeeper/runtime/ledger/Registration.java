package io.housekeeper.runtime.ledger;

/** What the ledger says to an offer. */
public sealed interface Registration {

  /** It knows the task. Whether this version is in force is in the view. */
  record Accepted(TaskView view) implements Registration {}

  /** It knows the task, and cannot read the specification that is in force. */
  record Unread(Unreadable task) implements Registration {}

  /** It cannot be; why, in a sentence. */
  record Refused(String task, String sentence) implements Registration {}
}
