package io.housekeeper.dist.export;

import io.housekeeper.runtime.boot.ReadOnlyLedger;
import io.housekeeper.runtime.control.ChangeMade;
import io.housekeeper.runtime.control.RunQuery;
import io.housekeeper.runtime.control.RunSummary;
import io.housekeeper.runtime.control.TaskStatus;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a ledger has, page by page, so that a large one fits through a small memory. */
final class Rows {

  private static final int PAGE = 1_000;

  private final ReadOnlyLedger ledger;
  private final Optional<String> task;

  /**
   * @param task of which alone something is wanted
   */
  Rows(ReadOnlyLedger ledger, Optional<String> task) {
    this.ledger = ledger;
    this.task = task;
  }

  Iterable<Row> runs() {
    return () ->
        new Pages<RunSummary>(
            last ->
                ledger.runs().page(new RunQuery(task, Set.of(), last.map(RunSummary::id), PAGE)),
            Row::of);
  }

  Iterable<Row> tasks() {
    return () -> new Pages<TaskStatus>(this::page, Row::of);
  }

  private List<TaskStatus> page(Optional<TaskStatus> last) {
    if (task.isPresent()) {
      return last.isPresent() ? List.of() : ledger.tasks().status(task.get()).stream().toList();
    }
    return ledger.tasks().list("", last.map(TaskStatus::name).orElse(""), PAGE);
  }

  Iterable<Row> changes() {
    List<String> names =
        task.map(List::of)
            .orElseGet(
                () ->
                    stream(new Pages<TaskStatus>(this::page, Row::of))
                        .map(row -> String.valueOf(row.values().get("name")))
                        .toList());
    return () -> names.stream().flatMap(this::changesOf).iterator();
  }

  private Stream<Row> changesOf(String name) {
    return stream(
        new Pages<ChangeMade>(
            last -> ledger.tasks().changes(name, last.map(ChangeMade::id), PAGE),
            change -> Row.of(name, change)));
  }

  private static Stream<Row> stream(Pages<?> pages) {
    return Stream.generate(() -> pages).takeWhile(Iterator::hasNext).map(Iterator::next);
  }

  /** Rows of pages, each asked for when the one before is used up. */
  private static final class Pages<T> implements Iterator<Row> {

    private final Function<Optional<T>, List<T>> page;
    private final Function<T, Row> row;
    private final Deque<T> waiting = new ArrayDeque<>();
    private Optional<T> last = Optional.empty();
    private boolean over;

    private Pages(Function<Optional<T>, List<T>> page, Function<T, Row> row) {
      this.page = page;
      this.row = row;
    }

    @Override
    public boolean hasNext() {
      if (waiting.isEmpty() && !over) {
        waiting.addAll(page.apply(last));
        over = waiting.isEmpty();
      }
      return !waiting.isEmpty();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      T one = waiting.remove();
      last = Optional.of(one);
      return row.apply(one);
    }
  }
}
