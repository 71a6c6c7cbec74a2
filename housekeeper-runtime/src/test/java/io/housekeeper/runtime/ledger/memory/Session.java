package io.housekeeper.runtime.ledger.memory;

import io.housekeeper.runtime.ledger.LedgerFailure.Conflict;
import io.housekeeper.runtime.ledger.LedgerFailure.Unreachable;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.memory.RowLocks.Mode;
import io.housekeeper.runtime.ledger.memory.RowLocks.Row;
import io.housekeeper.runtime.ledger.memory.Table.Change;
import io.housekeeper.runtime.ledger.store.Others;
import io.housekeeper.runtime.ledger.store.Woven.Call;
import io.housekeeper.runtime.run.RunState.Running;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One transaction: what it has changed, which nobody else sees yet, and whom it waits for. */
final class Session {

  private final ReadCommittedStore store;
  private final List<Change<?, ?>> mine = new ArrayList<>();
  private Set<Session> waitsFor = Set.of();
  private long idleSince = Long.MAX_VALUE;
  private boolean terminated;

  Session(ReadCommittedStore store) {
    this.store = store;
  }

  /** What a statement answers, with the locks that PostgreSQL's would take. */
  @Nullable Object at(Call statement) {
    refuseIfTerminated();
    idleSince = Long.MAX_VALUE;
    @Nullable Object answer = answer(statement);
    idleSince = store.others().nanos();
    return answer;
  }

  private void refuseIfTerminated() {
    if (terminated) {
      throw new Unreachable("the session was idle in its transaction for too long", null);
    }
  }

  /** Whoever says nothing for too long in the middle of a transaction is put out. */
  void terminateIfIdle(Duration longest) {
    if (idleSince != Long.MAX_VALUE && store.others().nanos() - idleSince > longest.toNanos()) {
      terminated = true;
      end();
    }
  }

  private @Nullable Object answer(Call statement) {
    return switch (statement.name()) {
      case "tasks.lock" -> lock(statement, Mode.CHANGE, true);
      case "tasks.lockNamed" -> {
        List<Integer> ids =
            locked(statement, Mode.CHANGE, true).stream().map(Integer.class::cast).toList();
        yield see(() -> store.tables().tasks().rows(ids));
      }
      case "tasks.lockFree" -> lock(statement, Mode.CHANGE, false);
      case "live.lock" -> lock(statement, Mode.ALONE, true);
      case "rollups.lock", "counted.lock", "totals.lock" -> lock(statement, Mode.ALONE, true);
      case "live.lockFree" -> lock(statement, Mode.ALONE, false);
      case "live.wantCancelled" -> change(onlyFree(statement));
      case "nodes.enter" -> lockIfFound(statement, Mode.KEY_SHARE);
      case "nodes.lockSilent", "nodes.lock" -> lockIfFound(statement, Mode.ALONE);
      case "changes.lock" -> {
        acquire(UniqueKeys.COUNTER, Mode.ALONE);
        yield see(statement::call);
      }
      default -> change(statement);
    };
  }

  // --- statements that lock ---

  /** Locks what it finds, one row after the other, and reads it again when it has all. */
  private @Nullable Object lock(Call statement, Mode mode, boolean waits) {
    List<Object> locked = locked(statement, mode, waits);
    return see(() -> statement.with(locked));
  }

  /** The keys of the rows that it finds, which are locked then. */
  private List<Object> locked(Call statement, Mode mode, boolean waits) {
    List<Object> locked = new ArrayList<>();
    for (Object row : (Collection<?>) see(statement::call)) {
      Row name = UniqueKeys.row(row, row, row);
      if (waits) {
        acquire(name, mode);
      } else if (!store.inTheWay(this, name, mode).isEmpty()) {
        continue;
      }
      store.locks().take(this, name, mode);
      locked.add(name.key());
    }
    return locked;
  }

  /** A row that does not fit is not waited for; one that does is looked at again afterwards. */
  private @Nullable Object lockIfFound(Call statement, Mode mode) {
    @Nullable Object found = see(statement::call);
    if (Optional.empty().equals(found) || Boolean.FALSE.equals(found)) {
      return found;
    }
    acquire(new Row("node", statement.arguments()[0]), mode);
    return see(statement::call);
  }

  private Supplier<@Nullable Object> onlyFree(Call statement) {
    List<Long> free = new ArrayList<>();
    for (LiveRow row : see(() -> store.tables().live().rows(ids(statement.arguments()[0])))) {
      Row name = new Row("live", row.id());
      if (row.state() instanceof Running && store.inTheWay(this, name, Mode.ALONE).isEmpty()) {
        store.locks().take(this, name, Mode.ALONE);
        free.add(row.id());
      }
    }
    return () -> statement.with(free);
  }

  private static List<Long> ids(@Nullable Object ids) {
    return ((Collection<?>) Objects.requireNonNull(ids)).stream().map(Long.class::cast).toList();
  }

  // --- statements that write ---

  private @Nullable Object change(Call statement) {
    if (statement.name().endsWith(".insert") || statement.name().equals("live.update")) {
      rows(statement).forEach(row -> UniqueKeys.of(row).forEach(key -> acquire(key, Mode.ALONE)));
      if (statement.name().endsWith(".insert")) {
        rows(statement).forEach(row -> acquire(UniqueKeys.row(row, row, row), Mode.ALONE));
      }
    }
    return change(statement::call);
  }

  private static List<?> rows(Call statement) {
    @Nullable Object first = statement.arguments()[0];
    return first instanceof List<?> list ? list : List.of(first);
  }

  /** Locks what it would change; where it had to wait for that it looks again. */
  private @Nullable Object change(Supplier<@Nullable Object> statement) {
    while (true) {
      Tried tried = tryOut(statement);
      boolean waited = false;
      for (Locked one : tried.locks) {
        waited |= acquire(one.row, one.mode);
      }
      if (!waited) {
        mine.addAll(tried.changes);
        return tried.answer;
      }
    }
  }

  private record Locked(Row row, Mode mode) {}

  private record Tried(@Nullable Object answer, List<Change<?, ?>> changes, Set<Locked> locks) {}

  private Tried tryOut(Supplier<@Nullable Object> statement) {
    return see(
        () -> {
          List<Change<?, ?>> changes = List.of();
          try {
            @Nullable Object answer = statement.get();
            changes = store.undo().rollBack();
            return new Tried(answer, changes, locksOf(changes));
          } finally {
            store.undo().rollBack();
          }
        });
  }

  private static Set<Locked> locksOf(List<Change<?, ?>> changes) {
    Set<Locked> locks = new LinkedHashSet<>();
    changes.forEach(change -> locksOf(change, locks));
    return locks;
  }

  private static <K extends Comparable<? super K>, V> void locksOf(
      Change<K, V> change, Set<Locked> locks) {
    Optional<V> before = change.table().row(change.key());
    Optional<V> after = change.row();
    if (before.isEmpty() && after.isEmpty()) {
      return;
    }
    Object value = before.or(() -> after).orElseThrow();
    Mode mode = before.isPresent() && after.isPresent() ? Mode.CHANGE : Mode.ALONE;
    locks.add(new Locked(UniqueKeys.row(value, change.table(), change.key()), mode));
    before.stream()
        .flatMap(row -> UniqueKeys.of(row).stream())
        .forEach(key -> locks.add(new Locked(key, Mode.ALONE)));
    after.stream()
        .flatMap(row -> UniqueKeys.of(row).stream())
        .forEach(key -> locks.add(new Locked(key, Mode.ALONE)));
  }

  /** With what is committed and what this transaction has changed. */
  private <T> T see(Supplier<T> look) {
    List<Change<?, ?>> back = new ArrayList<>();
    mine.forEach(change -> back.add(change.make()));
    try {
      return look.get();
    } finally {
      back.reversed().forEach(Change::make);
    }
  }

  // --- waiting ---

  /** Takes a lock as soon as nobody is in the way; returns whether it had to wait. */
  private boolean acquire(Row row, Mode mode) {
    waitsFor = store.inTheWay(this, row, mode);
    boolean waits = !waitsFor.isEmpty();
    long since = store.others().nanos();
    while (!waitsFor.isEmpty()) {
      if (waitsFor.stream().anyMatch(other -> other.waitsInTheEndFor(this, new HashSet<>()))) {
        store.deadlock();
        throw new Conflict("deadlock at " + row, null);
      }
      if (store.others().nanos() - since > Others.LOCK_TIMEOUT.toNanos()) {
        throw new Conflict("lock timeout at " + row, null);
      }
      store.others().goOn();
      waitsFor = store.inTheWay(this, row, mode);
    }
    store.locks().take(this, row, mode);
    return waits;
  }

  private boolean waitsInTheEndFor(Session other, Set<Session> seen) {
    return this == other
        || (seen.add(this)
            && waitsFor.stream().anyMatch(next -> next.waitsInTheEndFor(other, seen)));
  }

  // --- its end ---

  void commit() {
    refuseIfTerminated();
    mine.forEach(Change::make);
  }

  void end() {
    waitsFor = Set.of();
    store.locks().release(this);
  }
}
