package io.housekeeper.runtime.ledger;

/**
 * Which task a row of the ledger is about.
 *
 * @param scope the name of the one node that it is about, for a task that runs on every node; empty
 *     for all others
 */
public record TaskKey(int id, String name, String scope) {

  /** The name, and the node if it is about one: what no name of a task can look like. */
  public String text() {
    return scope.isEmpty() ? name : name + "@" + scope;
  }
}
