package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.RunFilter;
import io.housekeeper.runtime.ledger.Subject;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.TaskTable.Update;
import io.housekeeper.runtime.ledger.store.Transaction;
import io.housekeeper.runtime.ledger.store.Woven.Advice;
import io.housekeeper.runtime.ledger.store.Woven.Call;
import io.housekeeper.runtime.ledger.store.WovenStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Claims go on from the fire of a task's newest entry, and not from a cursor that claims move. */
final class CursorFromTheNewestEntry extends Interleaved {

  @Override
  public Store store(Store tables) {
    return new WovenStore(tables, Derived::new);
  }

  private record Derived(Transaction tables, Map<Integer, TaskRow> real) implements Advice {

    Derived(Transaction tables) {
      this(tables, new HashMap<>());
    }

    @Override
    public @Nullable Object at(Call statement) {
      return switch (statement.name()) {
        case "tasks.lockFree" -> claimed(statement);
        case "tasks.update" ->
            statement.with(Planting.<Update>all(statement).map(this::real).toList());
        default -> statement.call();
      };
    }

    private List<TaskRow> claimed(Call statement) {
      return Planting.<TaskRow>answers(statement).map(this::derived).toList();
    }

    private TaskRow derived(TaskRow row) {
      real.put(row.id(), row);
      Instant to = newest(row.id()).orElse(row.cursor().accountedTo());
      return row.with(row.cursor().movedTo(to));
    }

    private Optional<Instant> newest(int task) {
      return Stream.concat(
              tables.live().ofTasks(List.of(task)).stream().map(LiveRow::subject),
              tables.runs().page(RunFilter.of(task), Long.MAX_VALUE, 1).stream()
                  .map(Entry::subject))
          .filter(subject -> subject.origin().movesCursor())
          .max(Comparator.comparingLong(Subject::id))
          .map(subject -> subject.covers().fireAt());
    }

    private Update real(Update update) {
      int task = update.before().id();
      TaskRow before = Objects.requireNonNullElse(real.get(task), update.before());
      real.put(task, update.after());
      return new Update(before, update.after());
    }
  }
}
