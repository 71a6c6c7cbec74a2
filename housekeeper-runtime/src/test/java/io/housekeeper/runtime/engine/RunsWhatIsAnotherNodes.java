package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.TaskKey;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.ledger.store.Store;

/**
 * A task that runs on every node has a row for each, and whoever reads of a change of one does not
 * see whose it is.
 */
final class RunsWhatIsAnotherNodes extends Interleaved {

  @Override
  public Ledger ledger(Store connections) {
    return Planting.tasks(
        super.ledger(connections),
        call ->
            call.name().equals("views")
                ? Planting.<TaskView>answers(call).map(RunsWhatIsAnotherNodes::anybodys).toList()
                : call.call());
  }

  private static TaskView anybodys(TaskView view) {
    TaskRow row = view.row();
    TaskKey key = new TaskKey(row.id(), row.key().name(), "");
    TaskRow everybodys =
        new TaskRow(key, row.cursor(), row.switches(), row.exclusion(), row.crashes());
    return new TaskView(everybodys, view.plan(), view.version());
  }
}
