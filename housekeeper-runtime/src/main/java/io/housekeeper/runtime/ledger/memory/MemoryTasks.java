package io.housekeeper.runtime.ledger.memory;

import io.housekeeper.runtime.ledger.LedgerFailure.Conflict;
import io.housekeeper.runtime.ledger.Pause;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.store.TaskTable;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

final class MemoryTasks implements TaskTable {

  /** Upstream is 0 for nobody yet. */
  private record Following(int task, int upstream, int end) {}

  private final Table<Integer, TaskRow> rows;
  private final Table<Integer, Following> following;
  private final Table<Integer, Integer> deleted;

  MemoryTasks(Undo undo) {
    this.rows = new Table<>(undo);
    this.following = new Table<>(undo);
    this.deleted = new Table<>(undo);
  }

  Optional<TaskRow> row(int id) {
    return rows.row(id);
  }

  @Override
  public List<TaskRow> lock(Collection<Integer> ids) {
    return rows.rows(ids);
  }

  @Override
  public List<TaskRow> lockNamed(Collection<String> names, Collection<String> scopes) {
    return named(names).stream().filter(row -> scopes.contains(row.key().scope())).toList();
  }

  @Override
  public List<TaskRow> lockFree(Collection<Integer> ids) {
    return rows.rows(ids);
  }

  @Override
  public List<TaskRow> rows(Collection<Integer> ids) {
    return rows.rows(ids);
  }

  @Override
  public List<TaskRow> all() {
    return rows.stream().toList();
  }

  @Override
  public List<TaskRow> named(Collection<String> names) {
    return rows.stream().filter(row -> names.contains(row.key().name())).toList();
  }

  @Override
  public void rename(int task, String name) {
    TaskRow renamed = rows.row(task).orElseThrow().named(name);
    if (rows.stream().anyMatch(other -> other.id() != task && clashes(renamed, other))) {
      throw new Conflict("there is a " + renamed.key() + " already", null);
    }
    rows.put(task, renamed);
  }

  @Override
  public List<Follower> followers(Collection<Integer> upstream) {
    return following.stream()
        .filter(following -> upstream.contains(following.upstream))
        .map(
            following ->
                new Follower(
                    rows.row(following.task).orElseThrow(), following.upstream, following.end))
        .toList();
  }

  @Override
  public void follow(int task, int upstream, int end) {
    following.put(task, new Following(task, upstream, end));
  }

  @Override
  public void followNobodyYet(int task, int end) {
    follow(task, 0, end);
  }

  @Override
  public List<TaskRow> followNobodyYet() {
    return following.stream()
        .filter(following -> following.upstream == 0)
        .map(following -> rows.row(following.task).orElseThrow())
        .toList();
  }

  @Override
  public void unfollow(Collection<Integer> tasks) {
    tasks.forEach(following::remove);
  }

  @Override
  public List<TaskRow> page(String containing, String after, int limit) {
    return rows.stream()
        .filter(row -> lower(row.key().name()).contains(lower(containing)))
        .filter(row -> row.key().name().compareTo(after) > 0)
        .sorted(
            Comparator.comparing((TaskRow row) -> row.key().name()).thenComparingInt(TaskRow::id))
        .limit(limit)
        .toList();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  @Override
  public void delete(Collection<Integer> ids) {
    for (int id : ids) {
      rows.remove(id);
      following.remove(id);
      following.stream()
          .filter(one -> one.upstream == id)
          .toList()
          .forEach(one -> followNobodyYet(one.task, one.end));
      deleted.put(id, id);
    }
  }

  @Override
  public List<Integer> unless(Pause pause, boolean paused, int limit) {
    return rows.stream()
        .filter(row -> row.switches().paused().contains(pause) != paused)
        .map(TaskRow::id)
        .limit(limit)
        .toList();
  }

  @Override
  public int highestId() {
    return Math.max(rows.last().map(TaskRow::id).orElse(0), deleted.last().orElse(0));
  }

  @Override
  public void insert(List<TaskRow> added) {
    for (TaskRow row : added) {
      if (rows.stream().anyMatch(other -> clashes(row, other))) {
        throw new Conflict("there is a " + row.key() + " already", null);
      }
      rows.put(row.id(), row);
    }
  }

  private static boolean clashes(TaskRow one, TaskRow other) {
    return one.id() == other.id()
        || (one.key().name().equals(other.key().name())
            && one.key().scope().equals(other.key().scope()));
  }

  @Override
  public void update(List<Update> updates) {
    for (Update update : updates) {
      TaskRow row = rows.row(update.before().id()).orElseThrow();
      if (!row.cursor().equals(update.before().cursor())) {
        throw new Conflict("somebody else has changed " + row.key(), null);
      }
      rows.put(row.id(), update.after());
    }
  }
}
