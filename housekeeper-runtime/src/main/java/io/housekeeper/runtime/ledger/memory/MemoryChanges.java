package io.housekeeper.runtime.ledger.memory;

import io.housekeeper.runtime.ledger.Answered;
import io.housekeeper.runtime.ledger.Change;
import io.housekeeper.runtime.ledger.LedgerFailure.Conflict;
import io.housekeeper.runtime.ledger.Overridden;
import io.housekeeper.runtime.ledger.store.ChangeTable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

final class MemoryChanges implements ChangeTable {

  private record Revised(long revision, List<Integer> tasks) {}

  private record Field(String task, String name) implements Comparable<Field> {
    @Override
    public int compareTo(Field other) {
      int first = task.compareTo(other.task);
      return first != 0 ? first : name.compareTo(other.name);
    }
  }

  private final Table<Long, Revised> revised;
  private final Table<Long, Change> audits;
  private final Table<Field, Overridden> overrides;
  private final Table<String, Long> counters;
  private final Table<String, Answered> answers;

  MemoryChanges(Undo undo) {
    this.revised = new Table<>(undo);
    this.audits = new Table<>(undo);
    this.overrides = new Table<>(undo);
    this.counters = new Table<>(undo);
    this.answers = new Table<>(undo);
  }

  @Override
  public void lock() {
    // Transactions run one after the other.
  }

  @Override
  public long revision() {
    return counters.row("revision").orElse(0L);
  }

  @Override
  public List<Integer> changedSince(long revision) {
    return revised.stream()
        .filter(one -> one.revision > revision)
        .flatMap(one -> one.tasks.stream())
        .distinct()
        .toList();
  }

  @Override
  public long revisionOf(int task) {
    return revised.stream()
        .filter(one -> one.tasks.contains(task))
        .mapToLong(Revised::revision)
        .max()
        .orElse(0);
  }

  @Override
  public long changed(Collection<Integer> tasks) {
    long next = revision() + 1;
    counters.put("revision", next);
    revised.put(next, new Revised(next, List.copyOf(tasks)));
    return next;
  }

  @Override
  public void audit(List<Change> changes) {
    changes.forEach(change -> audits.put(change.id(), change));
  }

  @Override
  public Optional<Answered> answered(String key) {
    return answers.row(key);
  }

  @Override
  public void answer(Answered answered) {
    if (answers.row(answered.key()).isPresent()) {
      throw new Conflict("there is an answer under the key " + answered.key(), null);
    }
    answers.put(answered.key(), answered);
  }

  @Override
  public int forgetAnswers(Instant before) {
    List<String> old =
        answers.stream().filter(one -> one.at().isBefore(before)).map(Answered::key).toList();
    old.forEach(answers::remove);
    return old.size();
  }

  @Override
  public boolean isAudited(long id) {
    return audits.row(id).isPresent();
  }

  @Override
  public List<Change> audits(OptionalInt task, long below, int limit) {
    return audits
        .below(below)
        .filter(change -> task.isEmpty() || change.about().task() == task.getAsInt())
        .limit(limit)
        .toList();
  }

  @Override
  public List<Change> audits(Collection<Integer> tasks, String name, long below, int limit) {
    return audits
        .below(below)
        .filter(
            change -> tasks.contains(change.about().task()) || change.about().name().equals(name))
        .limit(limit)
        .toList();
  }

  @Override
  public List<Overridden> overrides(Collection<String> tasks) {
    return overrides.stream().filter(one -> tasks.contains(one.task())).toList();
  }

  @Override
  public List<Overridden> overridesUnder(Collection<String> fields) {
    return overrides.stream().filter(one -> fields.contains(one.field())).toList();
  }

  @Override
  public List<Overridden> expired(Instant now) {
    return overrides.stream()
        .filter(one -> one.by().until().filter(until -> !until.isAfter(now)).isPresent())
        .toList();
  }

  @Override
  public void override(Overridden override) {
    overrides.put(new Field(override.task(), override.field()), override);
  }

  @Override
  public void revert(String task, String field) {
    overrides.remove(new Field(task, field));
  }
}
