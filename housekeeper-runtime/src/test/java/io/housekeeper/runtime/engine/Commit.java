package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.SpecRow;
import io.housekeeper.runtime.ledger.Subject;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.run.RunState.Running;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one transaction changed.
 *
 * @param times by the database's clock, which may be set meanwhile
 * @param by the incarnation that committed it, if it was a member's
 */
record Commit(Times times, OptionalLong by, Rows rows, Set<Long> joined, Set<Long> died) {

  /**
   * When it was.
   *
   * @param entered what the transaction took for now
   */
  record Times(Instant entered, Instant committed) {}

  /** When it was committed. */
  Instant now() {
    return times.committed;
  }

  /** A row before and after. */
  record Changed<R>(Optional<R> before, Optional<R> after) {

    boolean isReal() {
      return !before.equals(after);
    }
  }

  /** The rows that are not as they were, by their keys. */
  record Rows(
      Map<Integer, Changed<TaskRow>> tasks,
      Map<Integer, Changed<SpecRow>> specs,
      Map<Long, Changed<LiveRow>> live,
      List<Entry> entries) {}

  /** The specification that was in force until then. */
  SpecRow specBefore(int task, Account account) {
    Changed<SpecRow> changed = rows.specs.get(task);
    return changed == null ? account.spec(task) : changed.before().orElseThrow();
  }

  /** The live rows of a task that are not as they were. */
  Stream<Changed<LiveRow>> live(int task) {
    return rows.live.values().stream()
        .filter(one -> one.before().or(one::after).orElseThrow().task() == task);
  }

  /** The live rows that got an owner: runs that start to execute. */
  Stream<LiveRow> starts() {
    return rows.live.values().stream()
        .filter(one -> one.after().filter(row -> row.state() instanceof Running).isPresent())
        .filter(
            one ->
                !one.before().flatMap(LiveRow::owner).equals(one.after().flatMap(LiveRow::owner)))
        .map(one -> one.after().orElseThrow());
  }

  /** What was not there before in any form. */
  Stream<Subject> created() {
    Stream<Subject> live =
        rows.live.values().stream()
            .filter(one -> one.before().isEmpty())
            .map(one -> one.after().map(LiveRow::subject).orElse(null))
            .filter(Objects::nonNull);
    Stream<Subject> entries =
        rows.entries.stream()
            .filter(entry -> !rows.live.containsKey(entry.id()))
            .map(Entry::subject);
    return Stream.concat(live, entries);
  }
}
