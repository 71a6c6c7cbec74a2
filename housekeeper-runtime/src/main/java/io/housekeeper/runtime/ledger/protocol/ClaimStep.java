package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.api.TaskSpec.Overlap;
import io.housekeeper.runtime.ledger.Batch.Claim;
import io.housekeeper.runtime.ledger.ClaimAnswer;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Switches;
import io.housekeeper.runtime.ledger.TaskPlan;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.protocol.ClaimRules.Situation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Claims what is due of some tasks: locks their rows, decides, and moves their cursors. */
final class ClaimStep {

  private final Draft draft;
  private final Instant asOf;
  private final Map<Integer, TaskPlan> plans = new HashMap<>();
  private final Map<Integer, LiveRow> holders = new HashMap<>();
  private final Map<Integer, LiveRow> queued = new HashMap<>();

  private ClaimStep(Draft draft, Instant asOf) {
    this.draft = draft;
    this.asOf = asOf;
  }

  static List<ClaimAnswer> claim(Draft draft, Instant asOf, List<Claim> claims) {
    if (claims.isEmpty()) {
      return List.of();
    }
    ClaimStep step = new ClaimStep(draft, asOf);
    step.lock(claims);
    List<ClaimAnswer> answers = new ArrayList<>();
    for (Claim claim : claims) {
      answers.add(step.claim(claim));
    }
    draft.flush();
    return answers;
  }

  private void lock(List<Claim> claims) {
    List<Integer> tasks = claims.stream().map(Claim::task).distinct().sorted().toList();
    List<TaskRow> rows = draft.locked(draft.tables().tasks().lockFree(tasks));
    plans.putAll(draft.plans().of(rows));
    Exclusions.apply(draft, rows, plans);
    read(exclusive(rows, plan -> true), draft.tables().live()::holders, holders);
    read(exclusive(rows, ClaimStep::queues), draft.tables().live()::queued, queued);
  }

  private List<Integer> exclusive(List<TaskRow> rows, Function<TaskPlan, Boolean> which) {
    return rows.stream()
        .map(TaskRow::id)
        .filter(plans::containsKey)
        .filter(id -> draft.task(id).orElseThrow().exclusion().exclusive())
        .filter(id -> which.apply(plan(id)))
        .toList();
  }

  private static boolean queues(TaskPlan plan) {
    Overlap overlap = plan.spec().overlap();
    return overlap == Overlap.QUEUE || overlap == Overlap.REPLACE;
  }

  private static void read(
      List<Integer> tasks,
      Function<Collection<Integer>, List<LiveRow>> read,
      Map<Integer, LiveRow> into) {
    if (!tasks.isEmpty()) {
      into.putAll(read.apply(tasks).stream().collect(Collectors.toMap(LiveRow::task, row -> row)));
    }
  }

  private TaskPlan plan(int task) {
    return Optional.ofNullable(plans.get(task)).orElseThrow();
  }

  private ClaimAnswer claim(Claim claim) {
    Optional<TaskRow> row = draft.task(claim.task());
    if (row.isEmpty()) {
      return new ClaimAnswer.Busy(claim.task());
    }
    Switches switches = row.get().switches();
    boolean current = row.get().cursor().rev() == claim.rev() && !switches.isOver(draft.now());
    if (!current || !switches.isOn() || !plans.containsKey(claim.task())) {
      return new ClaimAnswer.Outdated(row.get());
    }
    Situation situation =
        new Situation(
            row.get(),
            plan(claim.task()),
            Optional.ofNullable(holders.get(claim.task())),
            Optional.ofNullable(queued.get(claim.task())));
    return switch (ClaimRules.decide(situation, asOf)) {
      case Decision.NothingDue none -> new ClaimAnswer.NothingDue(row.get());
      case Decision.Held held -> new ClaimAnswer.Held(row.get(), held.holder());
      case Decision.Move move ->
          new ClaimAnswer.Moved(new Move(draft, situation).make(move), situation.holder());
    };
  }
}
