package io.housekeeper.runtime.ledger.memory;

import io.housekeeper.runtime.ledger.AttemptRow;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Glance;
import io.housekeeper.runtime.ledger.LedgerFailure.Refused;
import io.housekeeper.runtime.ledger.Links;
import io.housekeeper.runtime.ledger.NodeRow.Told;
import io.housekeeper.runtime.ledger.Origin;
import io.housekeeper.runtime.ledger.RunFilter;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.store.RunTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class MemoryRuns implements RunTable {

  private record AttemptKey(long run, int number) implements Comparable<AttemptKey> {
    @Override
    public int compareTo(AttemptKey other) {
      int first = Long.compare(run, other.run);
      return first != 0 ? first : Integer.compare(number, other.number);
    }
  }

  private record FireKey(int task, Instant fireAt) implements Comparable<FireKey> {
    @Override
    public int compareTo(FireKey other) {
      int first = Integer.compare(task, other.task);
      return first != 0 ? first : fireAt.compareTo(other.fireAt);
    }
  }

  private final Table<Long, Entry> rows;
  private final Table<FireKey, Long> byFire;
  private final Table<AttemptKey, AttemptRow> attempts;
  private final MemoryTasks tasks;
  private final MemoryLogs logs;

  MemoryRuns(Undo undo, MemoryTasks tasks, MemoryLogs logs) {
    this.tasks = tasks;
    this.rows = new Table<>(undo);
    this.byFire = new Table<>(undo);
    this.attempts = new Table<>(undo);
    this.logs = logs;
  }

  @Override
  public void insert(List<Entry> entries) {
    for (Entry entry : entries) {
      boolean taken =
          entry.subject().origin().movesCursor() && byFire.row(fireKey(entry)).isPresent();
      if (taken || rows.row(entry.id()).isPresent() || isLinkTaken(entry)) {
        throw new Refused("there is an entry like " + entry, null);
      }
      rows.put(entry.id(), entry);
      if (entry.subject().origin().movesCursor()) {
        byFire.put(fireKey(entry), entry.id());
      }
    }
  }

  private boolean isLinkTaken(Entry entry) {
    Links links = entry.subject().asked().links();
    return (links.upstream().isPresent() || links.backfill().isPresent())
        && rows.stream().anyMatch(other -> haveSameLink(entry, other));
  }

  private static boolean haveSameLink(Entry one, Entry other) {
    Links links = one.subject().asked().links();
    Links others = other.subject().asked().links();
    boolean afterSame = links.upstream().isPresent() && links.upstream().equals(others.upstream());
    boolean fillsSame = links.backfill().isPresent() && links.backfill().equals(others.backfill());
    Instant fireAt = one.subject().covers().fireAt();
    return (afterSame && one.task() == other.task())
        || (fillsSame && fireAt.equals(other.subject().covers().fireAt()));
  }

  private static FireKey fireKey(Entry entry) {
    return new FireKey(entry.task(), entry.subject().covers().fireAt());
  }

  @Override
  public void insertAttempts(List<AttemptRow> added) {
    added.forEach(row -> attempts.put(new AttemptKey(row.run(), row.number()), row));
  }

  @Override
  public List<Entry> rows(Collection<Long> ids) {
    return rows.rows(ids);
  }

  @Override
  public List<AttemptRow> attempts(long run) {
    return attempts.stream().filter(row -> row.run() == run).toList();
  }

  @Override
  public List<Entry> page(RunFilter filter, long below, int limit) {
    return rows.below(below).filter(entry -> passes(filter, entry)).limit(limit).toList();
  }

  private static boolean passes(RunFilter filter, Entry entry) {
    boolean task = filter.task().isEmpty() || filter.task().getAsInt() == entry.task();
    return task && (filter.endings().isEmpty() || filter.endings().contains(entry.ending()));
  }

  @Override
  public List<Entry> newestBegun(Collection<Integer> tasks) {
    return firstOfEach(
        tasks, rows.below(Long.MAX_VALUE).filter(entry -> entry.execution().isPresent()));
  }

  @Override
  public List<Entry> following(Collection<Integer> tasks, long above) {
    return firstOfEach(tasks, rows.above(above));
  }

  @Override
  public List<Entry> recent(Collection<Integer> tasks, int each) {
    Map<Integer, Integer> wanted = new HashMap<>();
    tasks.forEach(task -> wanted.put(task, each));
    return rows.below(Long.MAX_VALUE)
        .filter(entry -> wanted.merge(entry.task(), -1, Integer::sum) >= 0)
        .toList();
  }

  @Override
  public List<Glance> glances(Collection<Integer> tasks, int each) {
    return recent(tasks, each).stream().map(MemoryRuns::glance).toList();
  }

  private static Glance glance(Entry entry) {
    OptionalLong millis =
        entry.execution().stream().mapToLong(run -> run.figures().millis()).findFirst();
    return new Glance(entry.id(), entry.task(), entry.ending(), millis);
  }

  @Override
  public List<Entry> failing(int limit) {
    List<Integer> due =
        tasks.all().stream()
            .filter(row -> row.switches().gone().isEmpty() && !row.switches().disabled())
            .map(TaskRow::id)
            .toList();
    Stream<Entry> judged =
        rows.below(Long.MAX_VALUE)
            .filter(entry -> entry.ending().isSuccess() || entry.ending().isFailure());
    return firstOfEach(due, judged).stream()
        .filter(entry -> entry.ending().isFailure())
        .limit(limit)
        .toList();
  }

  @Override
  public List<Entry> within(Collection<Integer> tasks, long from, long below, int each) {
    Map<Integer, Integer> wanted = new HashMap<>();
    tasks.forEach(task -> wanted.put(task, each));
    return rows.below(below)
        .filter(entry -> entry.id() >= from)
        .filter(entry -> wanted.merge(entry.task(), -1, Integer::sum) >= 0)
        .toList();
  }

  @Override
  public List<Entry> newestSuccess(Collection<Integer> tasks) {
    return firstOfEach(
        tasks, rows.below(Long.MAX_VALUE).filter(entry -> entry.ending().isSuccess()));
  }

  private static List<Entry> firstOfEach(Collection<Integer> tasks, Stream<Entry> ordered) {
    Set<Integer> missing = new HashSet<>(tasks);
    return ordered
        .takeWhile(entry -> !missing.isEmpty())
        .filter(entry -> missing.remove(entry.task()))
        .toList();
  }

  @Override
  public Optional<Entry> covering(int task, Instant instant) {
    return rows.stream()
        .filter(entry -> entry.task() == task && entry.subject().origin().movesCursor())
        .filter(entry -> covers(entry, instant))
        .findFirst();
  }

  private static boolean covers(Entry entry, Instant instant) {
    return entry.subject().covers().after().filter(instant::isAfter).isPresent()
        && !instant.isAfter(entry.subject().covers().fireAt());
  }

  @Override
  public Optional<Instant> setAside(int task, Instant after) {
    List<Entry> ahead =
        rows.stream()
            .filter(entry -> entry.task() == task && entry.subject().origin().movesCursor())
            .filter(entry -> entry.subject().covers().fireAt().isAfter(after))
            .toList();
    for (Entry entry : ahead) {
      byFire.remove(fireKey(entry));
      rows.put(entry.id(), entry.with(entry.subject().with(Origin.SET_ASIDE)));
    }
    return ahead.stream()
        .flatMap(entry -> entry.subject().covers().after().stream())
        .min(Comparator.naturalOrder());
  }

  @Override
  public List<Entry> untold(int slot, Told told, int most) {
    return rows.stream()
        .filter(entry -> entry.id() >= told.fromRun() && entry.slot() == slot)
        .filter(entry -> entry.endedAt().isAfter(told.endedAt()))
        .limit(most)
        .toList();
  }

  @Override
  public int deleteBelow(long id, Instant endedBefore, int limit) {
    List<Entry> old =
        rows.below(id).filter(entry -> entry.endedAt().isBefore(endedBefore)).toList().reversed();
    Set<Integer> tasks = old.stream().map(Entry::task).collect(Collectors.toSet());
    Set<Entry> kept = new HashSet<>(firstOfEach(tasks, rows.below(Long.MAX_VALUE)));
    kept.addAll(newestSuccess(tasks));
    return delete(old.stream().filter(entry -> !kept.contains(entry)).limit(limit));
  }

  @Override
  public int deleteOf(int task, int limit) {
    return delete(rows.stream().filter(entry -> entry.task() == task).limit(limit));
  }

  private int delete(Stream<Entry> some) {
    List<Entry> old = new ArrayList<>(some.toList());
    for (Entry entry : old) {
      rows.remove(entry.id());
      byFire.remove(fireKey(entry));
      attempts(entry.id()).forEach(row -> attempts.remove(new AttemptKey(row.run(), row.number())));
      logs.delete(entry.id());
    }
    return old.size();
  }
}
