package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.engine.Commit.Changed;
import io.housekeeper.runtime.engine.ScheduleOracle.Kind;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Origin;
import io.housekeeper.runtime.ledger.SpecRow;
import io.housekeeper.runtime.ledger.Subject;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.run.Ending;
import io.housekeeper.runtime.run.SkippedBecause;
import java.util.List;
import java.util.Optional;

/**
 * Invariant 7: the transaction that ends a run makes exactly one run of each task that follows such
 * an end, or one skipped entry if that task is paused; it makes none for anything else.
 */
final class FollowersWatch implements Watch {

  private final Account account;
  private final ScheduleOracle.Known oracles;
  private final Complaints complaints;

  FollowersWatch(Account account, ScheduleOracle.Known oracles, Complaints complaints) {
    this.account = account;
    this.oracles = oracles;
    this.complaints = complaints;
  }

  @Override
  public void committed(Commit commit) {
    List<Subject> made =
        commit.created().filter(subject -> subject.origin() == Origin.AFTER).toList();
    for (Subject subject : made) {
      long upstream = subject.asked().links().upstream().orElse(0);
      complaints.require(
          commit.rows().entries().stream().anyMatch(entry -> entry.id() == upstream),
          7,
          () -> "nothing ended for which there is " + subject);
    }
    for (Entry entry : commit.rows().entries()) {
      account.tasks().forEach(task -> check(commit, entry, task, made));
    }
  }

  private void check(Commit commit, Entry ended, TaskRow follower, List<Subject> made) {
    if (commit.rows().specs().containsKey(follower.id()) || isSwitched(commit, follower)) {
      // Followed before or after the change: both are right, and one of them is what counts.
      return;
    }
    List<Subject> runs =
        made.stream()
            .filter(subject -> subject.task() == follower.id())
            .filter(subject -> subject.asked().links().upstream().orElse(0) == ended.id())
            .toList();
    boolean wanted =
        follows(follower, ended)
            && !follower.switches().disabled()
            && follower.switches().gone().isEmpty();
    complaints.require(
        runs.size() == (wanted ? 1 : 0),
        7,
        () -> runs.size() + " runs of " + follower + " follow " + ended);
    boolean paused = !follower.switches().paused().isEmpty();
    runs.forEach(
        run ->
            complaints.require(isSkipped(commit, run) == paused, 7, () -> run + " of " + follower));
  }

  private static boolean isSwitched(Commit commit, TaskRow follower) {
    Changed<TaskRow> change = commit.rows().tasks().get(follower.id());
    return change != null
        && !change.before().map(TaskRow::switches).equals(Optional.of(follower.switches()));
  }

  private boolean follows(TaskRow follower, Entry ended) {
    SpecRow spec = account.spec(follower.id());
    ScheduleOracle oracle = oracles.of(spec.effective());
    TaskRow upstream = account.task(ended.task()).orElseThrow();
    return oracle.kind() == Kind.AFTER_TASK
        && oracle.upstream().equals(upstream.key().name())
        && follower.key().scope().equals(upstream.key().scope())
        && matches(oracle.end(), ended.ending());
  }

  private static boolean matches(String end, Ending ending) {
    return switch (ending) {
      case SUCCEEDED -> !end.equals("failed");
      case FAILED, TIMED_OUT, LOST -> !end.equals("succeeded");
      case CANCELLED, SKIPPED, MISSED -> false;
    };
  }

  private static boolean isSkipped(Commit commit, Subject run) {
    return commit.rows().entries().stream()
        .anyMatch(
            entry ->
                entry.id() == run.id()
                    && entry.outcome().because().equals(Optional.of(SkippedBecause.PAUSED)));
  }
}
