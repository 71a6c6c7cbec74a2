package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Entry.Outcome;
import io.housekeeper.runtime.ledger.Figures;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.TaskPlan;
import io.housekeeper.runtime.run.Ending;
import io.housekeeper.runtime.run.MissedBecause;
import io.housekeeper.runtime.run.Reasons;
import io.housekeeper.runtime.run.RunState.Ended;
import java.util.List;
import java.util.Map;

/** Ends runs that wait and that nobody is left to execute. */
final class Abandoning {

  private final Draft draft;
  private final Ends ends;
  private final MissedBecause because;

  /**
   * @param because why fires of these tasks are missed from now on
   */
  Abandoning(Draft draft, Map<Integer, TaskPlan> plans, MissedBecause because) {
    this.draft = draft;
    this.because = because;
    this.ends = new Ends(draft, plans);
  }

  void abandon(List<LiveRow> rows) {
    rows.stream().filter(row -> row.owner().isEmpty()).forEach(this::abandon);
  }

  private void abandon(LiveRow row) {
    Ended lost = new Ended(Ending.LOST, row.state().attempts(), false);
    Outcome outcome = Outcome.of(Ending.LOST, Reasons.sentence(because));
    ends.end(row, lost, outcome, Figures.NONE, draft.now());
  }
}
