package io.housekeeper.runtime.ledger.memory;

import io.housekeeper.runtime.ledger.LedgerFailure.Refused;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Origin;
import io.housekeeper.runtime.ledger.Subject;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.store.LiveTable;
import io.housekeeper.runtime.run.RunState.Running;
import io.housekeeper.runtime.run.RunState.Waiting;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class MemoryLive implements LiveTable {

  private static final Comparator<LiveRow> BY_DUE =
      Comparator.comparing(MemoryLive::dueAt).thenComparingLong(LiveRow::id);

  private final Table<Long, LiveRow> rows;
  private final MemoryNodes nodes;
  private final MemoryTasks tasks;
  private final MemorySpecs specs;

  MemoryLive(Undo undo, MemoryNodes nodes, MemoryTasks tasks, MemorySpecs specs) {
    this.rows = new Table<>(undo);
    this.nodes = nodes;
    this.tasks = tasks;
    this.specs = specs;
  }

  @Override
  public List<LiveRow> lock(Collection<Long> ids) {
    return rows.rows(ids);
  }

  @Override
  public List<LiveRow> lockFree(Collection<Long> ids) {
    return rows.rows(ids);
  }

  @Override
  public List<LiveRow> rows(Collection<Long> ids) {
    return rows.rows(ids);
  }

  @Override
  public List<LiveRow> holders(Collection<Integer> of) {
    return rows.stream().filter(row -> row.marks().guard() && of.contains(row.task())).toList();
  }

  @Override
  public List<LiveRow> queued(Collection<Integer> of) {
    return rows.stream().filter(row -> row.marks().queued() && of.contains(row.task())).toList();
  }

  @Override
  public List<LiveRow> ofTasks(Collection<Integer> of) {
    return rows.stream().filter(row -> of.contains(row.task())).toList();
  }

  @Override
  public List<LiveRow> page(long below, int limit) {
    return rows.below(below).limit(limit).toList();
  }

  @Override
  public List<LiveRow> owned(long incarnation) {
    return rows.stream().filter(row -> isOwned(row, incarnation)).toList();
  }

  private static boolean isOwned(LiveRow row, long incarnation) {
    return row.owner().filter(owner -> owner.incarnation() == incarnation).isPresent();
  }

  @Override
  public List<LiveRow> orphaned() {
    return rows.stream()
        .filter(row -> row.owner().filter(o -> !nodes.isAlive(o.incarnation())).isPresent())
        .toList();
  }

  @Override
  public List<LiveRow> due(long incarnation, Instant now, Place after, int limit) {
    List<LiveRow> due =
        waiting().filter(row -> !dueAt(row).isAfter(now) && isAfter(row, after)).toList();
    Set<Integer> held = due.isEmpty() ? Set.of() : held();
    return due.stream()
        .filter(row -> mayTake(row, held, incarnation))
        .sorted(BY_DUE)
        .limit(limit)
        .toList();
  }

  private static boolean isAfter(LiveRow row, Place place) {
    int byDue = dueAt(row).compareTo(place.dueAt());
    return byDue > 0 || (byDue == 0 && row.id() > place.id());
  }

  private Set<Integer> held() {
    return rows.stream()
        .filter(row -> row.marks().guard())
        .map(LiveRow::task)
        .collect(Collectors.toSet());
  }

  private boolean mayTake(LiveRow row, Set<Integer> held, long incarnation) {
    TaskRow task = tasks.row(row.task()).orElseThrow();
    boolean on =
        row.subject().origin() == Origin.MANUAL
            ? task.switches().gone().isEmpty()
            : task.switches().isOn();
    boolean free =
        !task.exclusion().exclusive() || row.marks().guard() || !held.contains(row.task());
    return on && free && specs.carriesInForce(incarnation, row.task());
  }

  @Override
  public Optional<Instant> nextDue(Instant after) {
    return waiting()
        .map(MemoryLive::dueAt)
        .filter(due -> due.isAfter(after))
        .min(Comparator.naturalOrder());
  }

  private Stream<LiveRow> waiting() {
    return rows.stream().filter(row -> row.state() instanceof Waiting);
  }

  private static Instant dueAt(LiveRow row) {
    return ((Waiting) row.state()).dueAt();
  }

  @Override
  public void insert(List<LiveRow> added) {
    for (LiveRow row : added) {
      if (rows.stream().anyMatch(other -> clashes(row, other))) {
        throw new Refused("there is a live row like " + row, null);
      }
      rows.put(row.id(), row);
    }
  }

  @Override
  public void update(List<LiveRow> changed) {
    for (LiveRow row : changed) {
      if (rows.row(row.id()).isEmpty()) {
        throw new Refused("there is no live row " + row.id(), null);
      }
      rows.remove(row.id());
      insert(List.of(row));
    }
  }

  private static boolean clashes(LiveRow one, LiveRow other) {
    boolean sameTask = one.task() == other.task();
    return one.id() == other.id()
        || (sameTask && one.marks().guard() && other.marks().guard())
        || (sameTask && one.marks().queued() && other.marks().queued())
        || (sameTask && areSame(upstream(one), upstream(other)))
        || (areSame(backfill(one), backfill(other)) && fireAt(one).equals(fireAt(other)));
  }

  private static boolean areSame(OptionalLong one, OptionalLong other) {
    return one.isPresent() && one.equals(other);
  }

  private static OptionalLong upstream(LiveRow row) {
    return row.subject().asked().links().upstream();
  }

  private static OptionalLong backfill(LiveRow row) {
    return row.subject().asked().links().backfill();
  }

  private static Instant fireAt(LiveRow row) {
    Subject subject = row.subject();
    return subject.covers().fireAt();
  }

  @Override
  public void delete(Collection<Long> ids) {
    ids.forEach(rows::remove);
  }

  @Override
  public void wantCancelled(Collection<Long> ids) {
    for (LiveRow row : rows.rows(ids)) {
      if (row.state() instanceof Running running) {
        rows.put(row.id(), row.with(new Running(running.attempts(), true)));
      }
    }
  }
}
