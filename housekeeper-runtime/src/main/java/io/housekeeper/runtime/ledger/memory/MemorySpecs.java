package io.housekeeper.runtime.ledger.memory;

import io.housekeeper.runtime.ledger.Carried;
import io.housekeeper.runtime.ledger.SpecRow;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.Tasks.Loaded;
import io.housekeeper.runtime.ledger.store.SpecTable;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class MemorySpecs implements SpecTable {

  private record Carrying(long incarnation, int task) implements Comparable<Carrying> {
    @Override
    public int compareTo(Carrying other) {
      int first = Integer.compare(task, other.task);
      return first != 0 ? first : Long.compare(incarnation, other.incarnation);
    }
  }

  private final Table<Integer, SpecRow> rows;
  private final Table<Carrying, Carried> carried;
  private final MemoryNodes nodes;
  private final MemoryTasks tasks;

  MemorySpecs(Undo undo, MemoryNodes nodes, MemoryTasks tasks) {
    this.rows = new Table<>(undo);
    this.carried = new Table<>(undo);
    this.nodes = nodes;
    this.tasks = tasks;
  }

  @Override
  public List<SpecRow> rows(Collection<Integer> ids) {
    return rows.rows(ids);
  }

  @Override
  public List<Brief> briefs(Collection<Integer> ids) {
    return rows(ids).stream()
        .map(
            row ->
                new Brief(
                    row.task(), row.version(), !row.effective().equals(row.said().configured())))
        .toList();
  }

  @Override
  public void put(List<SpecRow> added) {
    added.forEach(row -> rows.put(row.task(), row));
  }

  @Override
  public void delete(Collection<Integer> deleted) {
    deleted.forEach(rows::remove);
    carried.stream()
        .filter(one -> deleted.contains(one.task()))
        .toList()
        .forEach(one -> carried.remove(new Carrying(one.incarnation(), one.task())));
  }

  @Override
  public void carry(List<Carried> added) {
    added.forEach(one -> carried.put(new Carrying(one.incarnation(), one.task()), one));
  }

  @Override
  public void carryInForce(long incarnation, Collection<Integer> inForce, Instant loadedAt) {
    carry(
        rows(inForce).stream()
            .map(
                row ->
                    new Carried(row.task(), incarnation, row.version(), Optional.empty(), loadedAt))
            .toList());
  }

  @Override
  public void drop(long incarnation, Collection<Integer> dropped) {
    dropped.forEach(task -> carried.remove(new Carrying(incarnation, task)));
  }

  @Override
  public List<Carried> carriers(Collection<Integer> of) {
    return carried.stream()
        .filter(one -> of.contains(one.task()) && nodes.isAlive(one.incarnation()))
        .toList();
  }

  @Override
  public List<Loaded> loaded() {
    Map<Loaded, Integer> counts = new LinkedHashMap<>();
    carried.stream()
        .filter(one -> nodes.isAlive(one.incarnation()))
        .sorted(
            Comparator.comparing((Carried one) -> one.version().plugin())
                .thenComparingLong(Carried::incarnation))
        .forEach(one -> counts.merge(loaded(one), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(
            one ->
                new Loaded(
                    one.getKey().plugin(),
                    one.getKey().version(),
                    one.getKey().incarnation(),
                    one.getValue()))
        .toList();
  }

  private static Loaded loaded(Carried one) {
    return new Loaded(one.version().plugin(), one.version().version(), one.incarnation(), 0);
  }

  @Override
  public List<Integer> carriedBy(long incarnation) {
    return carried.stream()
        .filter(one -> one.incarnation() == incarnation)
        .map(Carried::task)
        .toList();
  }

  @Override
  public List<Integer> uncarried() {
    List<Integer> known =
        tasks.all().stream()
            .filter(row -> row.switches().gone().isEmpty())
            .map(TaskRow::id)
            .toList();
    List<Integer> carriedNow = carriers(known).stream().map(Carried::task).toList();
    return known.stream().filter(id -> !carriedNow.contains(id)).toList();
  }

  /** Whether an incarnation has the version of a task that is in force. */
  boolean carriesInForce(long incarnation, int task) {
    Optional<String> inForce = rows.row(task).map(row -> row.version().hash());
    return inForce.isPresent()
        && carried
            .row(new Carrying(incarnation, task))
            .map(one -> one.version().hash())
            .equals(inForce);
  }

  @Override
  public void startedUp(int task, Instant at) {
    rows.row(task).ifPresent(row -> rows.put(task, row.startedUp(at)));
  }
}
