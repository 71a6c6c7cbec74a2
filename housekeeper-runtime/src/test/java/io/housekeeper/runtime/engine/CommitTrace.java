package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.engine.Commit.Changed;
import io.housekeeper.runtime.ledger.Covers;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Subject;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.run.RunState;

/** A transaction in the words of a trace. */
final class CommitTrace {

  private CommitTrace() {}

  static void note(World world, Commit commit, Account account) {
    String by = commit.by().isPresent() ? "by " + commit.by().getAsLong() + " " : "";
    commit.joined().forEach(one -> world.note(() -> "JOINED " + one));
    commit.died().forEach(one -> world.note(() -> by + "DIED " + one));
    commit.rows().specs().values().stream()
        .flatMap(one -> one.after().stream())
        .forEach(spec -> world.note(() -> by + "SPEC " + spec.task() + " " + spec.effective()));
    commit.rows().tasks().forEach((id, one) -> world.note(() -> by + task(one)));
    commit.rows().live().forEach((id, one) -> world.note(() -> by + live(one)));
    commit
        .rows()
        .entries()
        .forEach(
            entry ->
                world.note(
                    () ->
                        by
                            + entry.ending()
                            + " "
                            + entry.outcome().because().map(Object::toString).orElse("")
                            + " "
                            + subject(entry.subject())));
  }

  private static String task(Changed<TaskRow> change) {
    TaskRow row = change.after().or(change::before).orElseThrow();
    return "TASK %d rev %d to %s fence %d %s%s%s"
        .formatted(
            row.id(),
            row.cursor().rev(),
            row.cursor().accountedTo(),
            row.cursor().fence(),
            row.switches().isOn() ? "" : row.switches(),
            row.exclusion().past().map(hold -> " past " + hold).orElse(""),
            row.crashes() > 0 ? " crashes " + row.crashes() : "");
  }

  private static String live(Changed<LiveRow> change) {
    LiveRow row = change.after().or(change::before).orElseThrow();
    return "%s %s%s%s"
        .formatted(
            change.after().isEmpty() ? "NO MORE" : state(row.state()),
            subject(row.subject()),
            row.owner().map(owner -> " " + owner).orElse(""),
            row.marks().guard() ? " guard" : row.marks().queued() ? " queued" : "");
  }

  private static String state(RunState state) {
    return switch (state) {
      case RunState.Waiting waiting -> "WAITING " + waiting.why() + " due " + waiting.dueAt();
      case RunState.Running running -> running.cancelWanted() ? "TO BE CANCELLED" : "RUNNING";
      case RunState.Ended ended -> "ZOMBIE";
    };
  }

  private static String subject(Subject subject) {
    Covers covers = subject.covers();
    return "run %d of %d %s %s%s %d fires"
        .formatted(
            subject.id(),
            subject.task(),
            subject.origin(),
            covers.after().map(after -> "(" + after + ", ").orElse("at "),
            covers.fireAt() + (covers.after().isPresent() ? "]" : ""),
            covers.fires());
  }
}
