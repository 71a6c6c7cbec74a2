package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.engine.WriteStep.Outcomes;
import io.housekeeper.runtime.ledger.ClaimAnswer;
import io.housekeeper.runtime.ledger.Figures;
import io.housekeeper.runtime.ledger.Finish;
import io.housekeeper.runtime.ledger.Finish.Report;
import io.housekeeper.runtime.ledger.FinishAnswer;
import io.housekeeper.runtime.ledger.LedgerFailure.Refused;
import io.housekeeper.runtime.ledger.Written.Made;
import io.housekeeper.runtime.ledger.Written.Started;
import java.util.List;

/** Acts upon what has become durable: starts runs, plans anew, tells what ended. */
final class Aftermath implements Outcomes {

  private static final String UNRECORDED = "its result could not be recorded: ";

  private final Runner runner;
  private final Agenda agenda;
  private final Events events;
  private final NodeClocks clocks;
  private final RunTraces traces;
  private volatile boolean fenced;

  Aftermath(Runner runner, Agenda agenda, Events events, NodeClocks clocks, RunTraces traces) {
    this.runner = runner;
    this.agenda = agenda;
    this.events = events;
    this.clocks = clocks;
    this.traces = traces;
  }

  /** Nothing of what the ledger may still answer is this node's any more. */
  void fenced() {
    fenced = true;
    traces.close();
  }

  @Override
  public void holds(List<Started> runs) {
    if (!fenced) {
      runs.stream()
          .map(Started::row)
          .filter(row -> row.marks().guard())
          .forEach(row -> agenda.held(row.task()));
    }
  }

  @Override
  public void started(Started run) {
    if (fenced) {
      return;
    }
    if (!clocks.contact().mayStart()) {
      // The answer took so long that others may be about to take the run, or have taken it.
      runner.decline(new Assignment(run.row(), run.plan(), RunTrace.NONE));
      return;
    }
    Assignment assignment = traces.begin(run);
    events.started(assignment);
    runner.start(assignment);
  }

  @Override
  public void claimed(ClaimAnswer answer) {
    agenda.answered(answer, clocks.database().instant());
  }

  @Override
  public void finished(Finish finish, FinishAnswer answer) {
    traces.finished(finish, answer);
    switch (answer) {
      case FinishAnswer.Again again -> {
        // Whoever takes the next attempt, its end may not be seen here.
        agenda.released(finish.run().task());
        events.attemptFailed(again.row(), finish.report());
      }
      case FinishAnswer.NotOwned lost -> {
        agenda.released(finish.run().task());
        events.notOwned(finish);
      }
      case FinishAnswer.Over over -> agenda.released(finish.run().task());
      case FinishAnswer.Released released -> agenda.released(finish.run().task());
    }
  }

  @Override
  public void made(Made made) {
    made.tasks().forEach(agenda::changed);
    if (!made.ended().isEmpty()) {
      events.ended(made.ended());
    }
  }

  @Override
  public Finish refused(Finish finish, Refused why) {
    Report report = finish.report();
    if (report.message().startsWith(UNRECORDED)) {
      return finish;
    }
    events.refused(finish, String.valueOf(why.getMessage()));
    Report plain =
        new Report(
            UNRECORDED + why.getMessage(), "", Figures.NONE, report.startedAt(), report.endedAt());
    return new Finish(finish.run(), finish.event(), finish.transitions(), plain);
  }
}
