package io.housekeeper.runtime.ledger.store;

import static io.housekeeper.runtime.ledger.store.SampleRows.entry;
import static io.housekeeper.runtime.ledger.store.SampleRows.fire;
import static io.housekeeper.runtime.ledger.store.SampleRows.task;
import static io.housekeeper.runtime.ledger.store.Stored.after;
import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.runtime.ledger.AttemptRow;
import io.housekeeper.runtime.ledger.AttemptRow.Span;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.LogChunk;
import io.housekeeper.runtime.ledger.RunFilter;
import io.housekeeper.runtime.ledger.StackText;
import io.housekeeper.runtime.ledger.StackText.Kind;
import io.housekeeper.runtime.run.Ending;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is deleted when it is old. */
public interface RetentionContract extends Stored {

  Instant LATER = after(100_000);

  private void ended(long id, int task, Ending ending) {
    write(
        tx -> {
          tx.runs().insert(List.of(entry(fire(id, task, after(id)), ending)));
          tx.runs()
              .insertAttempts(
                  List.of(
                      new AttemptRow(id, 1, Ending.FAILED, new Span(after(1), after(2), 1), "")));
          tx.logs().append(List.of(new LogChunk(id, 0, "said")));
          tx.logs().stacks(List.of(new StackText(id, 1, Kind.THROWN, "stood")));
        });
  }

  private List<Long> kept() {
    return reading().list(tx -> tx.runs().page(RunFilter.ALL, Long.MAX_VALUE, 100)).stream()
        .map(Entry::id)
        .sorted()
        .toList();
  }

  @Test
  default void theNewestEntryAndTheNewestSuccessOfATaskStay() {
    write(tx -> tx.tasks().insert(List.of(task(1), task(2))));
    ended(1, 1, Ending.SUCCEEDED);
    ended(2, 1, Ending.SUCCEEDED);
    ended(3, 1, Ending.FAILED);
    ended(4, 1, Ending.FAILED);
    ended(5, 2, Ending.FAILED);
    ended(6, 2, Ending.SUCCEEDED);
    ended(7, 2, Ending.SUCCEEDED);
    assertThat(writing().number(tx -> tx.runs().deleteBelow(7, LATER, 100))).isEqualTo(4);
    assertThat(kept()).containsExactly(2L, 4L, 7L);
    assertThat(writing().number(tx -> tx.runs().deleteBelow(Long.MAX_VALUE, LATER, 100))).isZero();
  }

  @Test
  default void someAreDeletedAtATime() {
    write(tx -> tx.tasks().insert(List.of(task(1))));
    for (int id = 1; id <= 5; id++) {
      ended(id, 1, Ending.SUCCEEDED);
    }
    assertThat(writing().number(tx -> tx.runs().deleteBelow(5, LATER, 3))).isEqualTo(3);
    assertThat(writing().number(tx -> tx.runs().deleteBelow(5, LATER, 3))).isEqualTo(1);
    assertThat(writing().number(tx -> tx.runs().deleteBelow(5, LATER, 3))).isZero();
    assertThat(kept()).containsExactly(5L);
  }

  @Test
  default void whatHasJustEndedStaysHoweverLongItTook() {
    write(tx -> tx.tasks().insert(List.of(task(1))));
    ended(1, 1, Ending.SUCCEEDED);
    ended(2, 1, Ending.SUCCEEDED);
    assertThat(writing().number(tx -> tx.runs().deleteBelow(3, after(500), 100))).isZero();
    assertThat(writing().number(tx -> tx.runs().deleteBelow(3, after(501), 100))).isEqualTo(1);
  }

  @Test
  default void whatBelongsToAnEntryGoesWithIt() {
    write(tx -> tx.tasks().insert(List.of(task(1))));
    ended(1, 1, Ending.SUCCEEDED);
    ended(2, 1, Ending.SUCCEEDED);
    write(tx -> tx.runs().deleteBelow(3, LATER, 100));
    assertThat(parts(1)).isZero();
    assertThat(parts(2)).isEqualTo(3);
  }

  @Test
  default void ofATaskEverythingIsDeleted() {
    ended(1, 1, Ending.SUCCEEDED);
    ended(2, 1, Ending.FAILED);
    ended(3, 1, Ending.FAILED);
    ended(4, 2, Ending.FAILED);
    assertThat(writing().number(tx -> tx.runs().deleteOf(1, 2))).isEqualTo(2);
    assertThat(writing().number(tx -> tx.runs().deleteOf(1, 2))).isEqualTo(1);
    assertThat(writing().number(tx -> tx.runs().deleteOf(1, 2))).isZero();
    assertThat(kept()).containsExactly(4L);
    assertThat(parts(1) + parts(2) + parts(3)).isZero();
  }

  private long parts(long run) {
    return reading()
        .number(
            tx ->
                tx.runs().attempts(run).size()
                    + tx.logs().chunks(run, 0, 10).size()
                    + tx.logs().stacksOf(run).size());
  }
}
