package io.housekeeper.runtime.ledger;

/**
 * A task that somebody has made while nodes ran.
 *
 * @param rev another one each time, also if it was unmade in between
 * @param by who made it as it is
 */
public record MadeRow(MadeTask task, long rev, Change.By by) {

  public String name() {
    return task.name();
  }
}
