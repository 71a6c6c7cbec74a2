package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.AttemptRow;
import io.housekeeper.runtime.ledger.AttemptRow.Span;
import io.housekeeper.runtime.ledger.Entry.Outcome;
import io.housekeeper.runtime.ledger.Finish;
import io.housekeeper.runtime.ledger.Finish.Report;
import io.housekeeper.runtime.ledger.FinishAnswer;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.LiveRow.Marks;
import io.housekeeper.runtime.ledger.Owner;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.run.Ending;
import io.housekeeper.runtime.run.RunEvent;
import io.housekeeper.runtime.run.RunEvent.ThreadEnded;
import io.housekeeper.runtime.run.RunEvent.Threw;
import io.housekeeper.runtime.run.RunEvent.TimeWasUp;
import io.housekeeper.runtime.run.RunState;
import io.housekeeper.runtime.run.RunState.Ended;
import io.housekeeper.runtime.run.RunState.Running;
import io.housekeeper.runtime.run.RunState.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records what happened to runs that this node owns, if it still does. */
final class FinishStep {

  private final Draft draft;
  private final Map<Long, LiveRow> rows = new HashMap<>();
  private Ends ends;

  private FinishStep(Draft draft) {
    this.draft = draft;
    this.ends = new Ends(draft, Map.of());
  }

  static List<FinishAnswer> finish(Draft draft, List<Finish> finishes) {
    if (finishes.isEmpty()) {
      return List.of();
    }
    FinishStep step = new FinishStep(draft);
    step.lock(finishes);
    List<FinishAnswer> answers = new ArrayList<>();
    for (Finish finish : finishes) {
      answers.add(step.finish(finish));
    }
    draft.flush();
    return answers;
  }

  private void lock(List<Finish> finishes) {
    List<Integer> tasks =
        finishes.stream()
            .filter(draft.plans()::mattersToTask)
            .map(finish -> finish.run().task())
            .distinct()
            .sorted()
            .toList();
    if (!tasks.isEmpty()) {
      List<TaskRow> locked = draft.locked(draft.tables().tasks().lock(tasks));
      ends = new Ends(draft, draft.plans().of(locked));
    }
    List<Long> ids = finishes.stream().map(finish -> finish.run().id()).sorted().toList();
    draft.tables().live().lock(ids).forEach(row -> rows.put(row.id(), row));
  }

  private FinishAnswer finish(Finish finish) {
    long id = finish.run().id();
    Owner owner = new Owner(draft.me().incarnation(), finish.run().fence());
    LiveRow row = rows.remove(id);
    if (row == null || !row.owner().equals(Optional.of(owner))) {
      return new FinishAnswer.NotOwned(id);
    }
    if (finish.event() instanceof ThreadEnded) {
      ends.release(row, clamped(finish.report(), row));
      return new FinishAnswer.Released(id);
    }
    return switch (finish.transitions().after(row.state(), finish.event())) {
      case Ended ended -> over(traced(row, finish), ended, finish.report());
      case Waiting waiting -> again(traced(row, finish), waiting, finish);
      case Running running -> throw new IllegalStateException(finish.event() + " ends nothing");
    };
  }

  private static LiveRow traced(LiveRow row, Finish finish) {
    return row.in(finish.run().begun().trace());
  }

  private FinishAnswer over(LiveRow row, Ended ended, Report report) {
    if (ended.threadAlive()) {
      // That its thread has ended since may be in the same batch.
      rows.put(row.id(), row.with(ended));
    }
    Outcome outcome =
        new Outcome(ended.ending(), Optional.empty(), report.message(), report.extra());
    return new FinishAnswer.Over(
        ends.end(row, ended, outcome, report.figures(), clamped(report, row)));
  }

  private FinishAnswer again(LiveRow row, Waiting waiting, Finish finish) {
    Report report = finish.report();
    Span span = new Span(report.startedAt(), clamped(report, row), draft.me().slot());
    AttemptRow attempt =
        new AttemptRow(
            row.id(), waiting.attempts().started(), ending(finish.event()), span, report.message());
    LiveRow again = waiting(row, waiting);
    draft.again(again, attempt);
    return new FinishAnswer.Again(again);
  }

  /** The row of a run that waits for another attempt. */
  static LiveRow waiting(LiveRow row, RunState waiting) {
    Marks marks = new Marks(row.marks().guard(), false);
    return new LiveRow(row.subject(), waiting, Optional.empty(), row.begun(), marks);
  }

  private static Ending ending(RunEvent event) {
    return switch (event) {
      case Threw threw -> Ending.FAILED;
      case TimeWasUp up -> Ending.TIMED_OUT;
      default -> Ending.LOST;
    };
  }

  /** A node's idea of the time is its own: an end is not before its start, nor in the future. */
  private Instant clamped(Report report, LiveRow row) {
    Instant end = report.endedAt().isAfter(draft.now()) ? draft.now() : report.endedAt();
    return row.startedAt().filter(end::isBefore).orElse(end);
  }
}
