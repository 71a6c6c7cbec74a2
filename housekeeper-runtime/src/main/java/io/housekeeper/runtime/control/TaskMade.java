package io.housekeeper.runtime.control;

import io.housekeeper.runtime.control.TaskDetail.OfType;
import io.housekeeper.runtime.ledger.MadeRow;
import java.util.Map;

/**
 * A task that somebody has made while nodes run, or other settings for one that a file has.
 *
 * @param spec values of its specification: JSON
 * @param revision another one each time that it is made: see {@link Asking#expecting}
 */
public record TaskMade(
    String name, OfType type, Map<String, String> spec, long revision, ChangeMade.By by) {

  static TaskMade of(MadeRow row) {
    return new TaskMade(
        row.name(),
        new OfType(row.task().typed().type(), row.task().typed().settings()),
        row.task().spec(),
        row.rev(),
        ChangeMade.By.of(row.by()));
  }
}
