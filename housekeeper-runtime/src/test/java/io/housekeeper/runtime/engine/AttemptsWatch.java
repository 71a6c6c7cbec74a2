package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.engine.Commit.Changed;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.run.Ending;
import io.housekeeper.runtime.run.RunState.Running;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Invariant 8: no more attempts fail than a task may have, and the crashes in a row that are
 * counted here are those of the task's row: with too many of them a run is lost, and with three its
 * task is quarantined.
 */
final class AttemptsWatch implements Watch {

  private static final int SUSPICIOUS = 3;

  private final Account account;
  private final ScheduleOracle.Known oracles;
  private final Complaints complaints;
  private final Map<Integer, Integer> least = new HashMap<>();
  private final Map<Integer, Integer> most = new HashMap<>();
  private final Map<Integer, Integer> mostRetries = new HashMap<>();
  private final Map<Integer, Long> fenceAtCrash = new HashMap<>();

  AttemptsWatch(Account account, ScheduleOracle.Known oracles, Complaints complaints) {
    this.account = account;
    this.oracles = oracles;
    this.complaints = complaints;
  }

  @Override
  public void committed(Commit commit) {
    Set<Integer> crashed = new HashSet<>();
    commit.rows().specs().keySet().forEach(this::noteRetries);
    commit.rows().live().values().forEach(row -> check(commit, row, crashed));
    crashed.forEach(this::count);
    commit.rows().entries().stream()
        .filter(entry -> entry.ending() == Ending.SUCCEEDED)
        .forEach(this::reset);
    commit.rows().tasks().keySet().forEach(this::check);
    crashed.forEach(task -> checkCrashed(commit, account.task(task).orElseThrow()));
  }

  /** An attempt may go by an older specification than the one that is in force at its end. */
  private void noteRetries(int task) {
    int retries = oracles.of(account.spec(task).effective()).policies().retries();
    mostRetries.merge(task, retries, Math::max);
  }

  private void count(int task) {
    least.merge(task, 1, Integer::sum);
    most.merge(task, 1, Integer::sum);
    fenceAtCrash.put(task, account.task(task).orElseThrow().cursor().fence());
  }

  /** Who started before a crash need not know of it: that success may count, or not. */
  private void reset(Entry success) {
    int task = success.task();
    least.put(task, 0);
    long fence = success.execution().map(Entry.Execution::fence).orElse(0L);
    if (fence > fenceAtCrash.getOrDefault(task, 0L)) {
      most.put(task, 0);
    }
  }

  private void check(Commit commit, Changed<LiveRow> row, Set<Integer> crashed) {
    int task = row.before().or(row::after).orElseThrow().task();
    int retries = Optional.ofNullable(mostRetries.get(task)).orElseThrow();
    int failed = row.after().map(one -> one.state().attempts().failed()).orElse(0);
    complaints.require(failed <= retries + 1, 8, () -> failed + " failed attempts: " + row);
    boolean executed = row.before().filter(one -> one.state() instanceof Running).isPresent();
    boolean wasOfTheDead =
        row.before()
            .flatMap(LiveRow::owner)
            .filter(owner -> commit.died().contains(owner.incarnation()))
            .isPresent();
    boolean left = commit.by().isPresent() && commit.died().contains(commit.by().getAsLong());
    if (executed && wasOfTheDead && !left) {
      crashed.add(row.before().orElseThrow().task());
    }
  }

  private void check(int task) {
    TaskRow row = account.task(task).orElseThrow();
    int from = least.getOrDefault(task, 0);
    int to = most.getOrDefault(task, 0);
    complaints.require(
        row.crashes() >= from && row.crashes() <= to,
        8,
        () -> from + " to " + to + " crashes in a row, not as in " + row);
  }

  private void checkCrashed(Commit commit, TaskRow row) {
    int task = row.id();
    int restarts = oracles.of(commit.specBefore(task, account).effective()).policies().restarts();
    boolean tooMany = row.crashes() > restarts;
    complaints.require(
        !tooMany || row.crashes() < SUSPICIOUS || !row.switches().paused().isEmpty(),
        8,
        () -> "not quarantined: " + row);
    commit
        .live(task)
        .filter(one -> one.before().filter(it -> it.state() instanceof Running).isPresent())
        .forEach(
            one ->
                complaints.require(!tooMany || one.after().isEmpty(), 8, () -> "not lost: " + one));
    Optional<Entry> lost =
        commit.rows().entries().stream()
            .filter(entry -> entry.task() == task && entry.ending() == Ending.LOST)
            .findFirst();
    complaints.require(lost.isEmpty() || tooMany || isGone(task), 8, () -> "lost: " + lost);
  }

  private boolean isGone(int task) {
    return account.task(task).filter(row -> row.switches().gone().isPresent()).isPresent();
  }
}
