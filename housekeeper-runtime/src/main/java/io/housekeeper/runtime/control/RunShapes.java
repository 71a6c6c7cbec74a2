package io.housekeeper.runtime.control;

import io.housekeeper.api.Run.State;
import io.housekeeper.runtime.control.RunSummary.Source;
import io.housekeeper.runtime.control.RunSummary.Times;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Entry.Execution;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Origin;
import io.housekeeper.runtime.ledger.Subject;
import io.housekeeper.runtime.run.Reasons;
import io.housekeeper.runtime.run.RunState.Running;
import io.housekeeper.runtime.run.RunState.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Runs as they are shown. */
final class RunShapes {

  private RunShapes() {}

  /** The number of a run, as it was shown. */
  static long id(String run) {
    try {
      return Long.parseLong(run);
    } catch (NumberFormatException noNumber) {
      throw new IllegalArgumentException("a run has a number, and '" + run + "' is none", noNumber);
    }
  }

  static RunSummary of(Entry entry, RunNames names) {
    return of(entry, names.task(entry.task()));
  }

  /** The run of a task of a name. */
  static RunSummary of(Entry entry, String task) {
    Optional<Execution> run = entry.execution();
    Times times =
        new Times(
            run.map(Execution::startedAt),
            Optional.of(entry.endedAt()),
            run.map(one -> Duration.ofMillis(one.figures().millis())),
            run.map(Execution::attempts).orElse(0));
    String message = entry.outcome().message();
    String why = entry.outcome().because().map(Reasons::sentence).orElse("");
    return new RunSummary(
        Long.toString(entry.id()),
        task,
        entry.ending().shown(),
        source(entry.subject()),
        times,
        message.isEmpty() ? why : message);
  }

  static RunSummary of(LiveRow row, RunNames names) {
    Times times =
        new Times(
            row.startedAt(), Optional.empty(), Optional.empty(), row.state().attempts().started());
    String message =
        row.state() instanceof Waiting waiting
            ? Reasons.sentence(waiting.why()) + ": due at " + waiting.dueAt()
            : "";
    return new RunSummary(
        Long.toString(row.id()),
        names.task(row.task()),
        state(row),
        source(row.subject()),
        times,
        message);
  }

  static State state(LiveRow row) {
    return row.state() instanceof Running ? State.RUNNING : State.WAITING;
  }

  private static Source source(Subject subject) {
    Origin origin = subject.origin();
    Optional<Instant> fire =
        origin.movesCursor() || origin == Origin.BACKFILL
            ? Optional.of(subject.covers().fireAt())
            : Optional.empty();
    return new Source(origin.shown(), fire, subject.covers().fires());
  }
}
