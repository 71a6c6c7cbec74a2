package io.housekeeper.runtime.ledger.store;

import static io.housekeeper.runtime.ledger.store.SampleRows.asked;
import static io.housekeeper.runtime.ledger.store.SampleRows.endedAt;
import static io.housekeeper.runtime.ledger.store.SampleRows.entry;
import static io.housekeeper.runtime.ledger.store.SampleRows.fire;
import static io.housekeeper.runtime.ledger.store.SampleRows.task;
import static io.housekeeper.runtime.ledger.store.Stored.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.runtime.ledger.AttemptRow;
import io.housekeeper.runtime.ledger.AttemptRow.Span;
import io.housekeeper.runtime.ledger.Begun;
import io.housekeeper.runtime.ledger.Covers;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Entry.Execution;
import io.housekeeper.runtime.ledger.Entry.Outcome;
import io.housekeeper.runtime.ledger.Figures;
import io.housekeeper.runtime.ledger.Glance;
import io.housekeeper.runtime.ledger.LedgerFailure.Refused;
import io.housekeeper.runtime.ledger.Links;
import io.housekeeper.runtime.ledger.NodeRow.Told;
import io.housekeeper.runtime.ledger.Origin;
import io.housekeeper.runtime.ledger.RunFilter;
import io.housekeeper.runtime.ledger.Subject;
import io.housekeeper.runtime.ledger.Subject.Asked;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.run.Ending;
import io.housekeeper.runtime.run.SkippedBecause;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

public interface RunTableContract extends Stored {

  private static Entry succeeded(long id, int task) {
    return entry(fire(id, task, after(id)), Ending.SUCCEEDED);
  }

  private static Entry failed(long id, int task) {
    return entry(fire(id, task, after(id)), Ending.FAILED);
  }

  private void insert(Entry... entries) {
    write(tx -> tx.runs().insert(List.of(entries)));
  }

  private List<Long> page(RunFilter filter, long below, int limit) {
    return reading().list(tx -> tx.runs().page(filter, below, limit)).stream()
        .map(Entry::id)
        .toList();
  }

  @Test
  default void anEntryIsReadAsItWasWritten() {
    Entry skipped =
        new Entry(
            new Subject(
                2,
                1,
                Origin.CATCH_UP,
                new Covers(Optional.of(after(-9_000)), after(0), 9),
                new Asked(Links.blockedBy(1), "{\"asked\":1}")),
            new Outcome(
                Ending.SKIPPED, Optional.of(SkippedBecause.OVERLAP), "run 1 was going on", "{}"),
            Optional.empty(),
            after(3),
            4);
    Entry unknown =
        new Entry(
            asked(3, 1, Links.retryOf(1)),
            Outcome.of(Ending.LOST, ""),
            Optional.of(new Execution(1, 8, Begun.at(after(1)), Figures.NONE)),
            after(4),
            0);
    insert(succeeded(1, 1), skipped, unknown);
    assertThat(reading().list(tx -> tx.runs().rows(List.of(3L, 2L, 1L, 9L))))
        .containsExactly(succeeded(1, 1), skipped, unknown);
  }

  @Test
  default void noIdAndNoFireHasTwoEntries() {
    insert(succeeded(1, 1));
    assertThatThrownBy(() -> insert(succeeded(1, 2))).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> insert(entry(fire(2, 1, after(1)), Ending.SKIPPED)))
        .isInstanceOf(Refused.class);
    insert(entry(asked(3, 1, Links.NONE), Ending.FAILED));
    insert(entry(asked(4, 1, Links.NONE), Ending.FAILED));
  }

  @Test
  default void noLinkThatMustBeUniqueHasTwoEntries() {
    insert(entry(asked(1, 1, Links.after(7)), Ending.FAILED));
    insert(entry(asked(2, 1, Links.backfill(8)), Ending.FAILED));
    assertThatThrownBy(() -> insert(entry(asked(3, 1, Links.after(7)), Ending.FAILED)))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> insert(entry(asked(3, 1, Links.backfill(8)), Ending.FAILED)))
        .isInstanceOf(Refused.class);
    insert(entry(asked(3, 2, Links.after(7)), Ending.FAILED));
  }

  @Test
  default void attemptsAreKeptBesideTheirRun() {
    AttemptRow first = new AttemptRow(1, 1, Ending.LOST, new Span(after(1), after(2), 1), "");
    AttemptRow second =
        new AttemptRow(1, 2, Ending.FAILED, new Span(after(3), after(4), 2), "no route");
    AttemptRow other = new AttemptRow(2, 1, Ending.FAILED, new Span(after(3), after(4), 2), "");
    write(tx -> tx.runs().insertAttempts(List.of(second, other, first)));
    assertThat(reading().list(tx -> tx.runs().attempts(1))).containsExactly(first, second);
    assertThat(reading().list(tx -> tx.runs().attempts(5))).isEmpty();
  }

  @Test
  default void aPageIsTheNewestBelow() {
    insert(succeeded(1, 1), failed(2, 2), failed(3, 1), succeeded(4, 2), failed(5, 1));
    insert(entry(fire(6, 1, after(6)), Ending.SKIPPED));
    assertThat(page(RunFilter.ALL, Long.MAX_VALUE, 3)).containsExactly(6L, 5L, 4L);
    assertThat(page(RunFilter.ALL, 4, 3)).containsExactly(3L, 2L, 1L);
    assertThat(page(RunFilter.of(1), 6, 2)).containsExactly(5L, 3L);
    Set<Ending> bad = Set.of(Ending.FAILED, Ending.TIMED_OUT);
    assertThat(page(new RunFilter(OptionalInt.empty(), bad), 6, 9)).containsExactly(5L, 3L, 2L);
    assertThat(page(new RunFilter(OptionalInt.of(1), bad), 6, 9)).containsExactly(5L, 3L);
    Set<Ending> mixed = Set.of(Ending.FAILED, Ending.SKIPPED);
    assertThat(page(new RunFilter(OptionalInt.of(1), mixed), 9, 2)).containsExactly(6L, 5L);
  }

  /** Of a fire that no run was made of, or a run that never began. */
  private static Entry notBegun(long id, int task, Ending ending) {
    return new Entry(
        fire(id, task, after(id)), Outcome.of(ending, ""), Optional.empty(), after(id), 1);
  }

  @Test
  default void theNewestOfEachTask() {
    write(tx -> tx.tasks().insert(List.of(task(1), task(2), task(3), task(4))));
    insert(succeeded(1, 1), succeeded(2, 1), failed(3, 1), failed(4, 2), succeeded(5, 4));
    insert(notBegun(6, 1, Ending.SKIPPED), notBegun(7, 2, Ending.CANCELLED));
    assertThat(reading().list(tx -> tx.runs().newestBegun(List.of(1, 2, 3))))
        .containsExactlyInAnyOrder(failed(3, 1), failed(4, 2));
    assertThat(reading().list(tx -> tx.runs().newestSuccess(List.of(1, 2, 3))))
        .containsExactly(succeeded(2, 1));
  }

  @Test
  default void whatFollowsInEachTask() {
    write(tx -> tx.tasks().insert(List.of(task(1), task(2), task(3))));
    insert(succeeded(1, 1), failed(2, 2), succeeded(3, 1), failed(4, 1), succeeded(5, 2));
    assertThat(reading().list(tx -> tx.runs().following(List.of(1, 2, 3), 1)))
        .containsExactlyInAnyOrder(succeeded(3, 1), failed(2, 2));
    assertThat(reading().list(tx -> tx.runs().following(List.of(1), 4))).isEmpty();
    assertThat(reading().list(tx -> tx.runs().following(List.of(), 0))).isEmpty();
  }

  @Test
  default void theLastEntriesOfEachTask() {
    write(tx -> tx.tasks().insert(List.of(task(1), task(2), task(3), task(4))));
    insert(succeeded(1, 1), failed(2, 1), succeeded(3, 2), succeeded(4, 1), succeeded(5, 4));
    insert(entry(fire(6, 1, after(6)), Ending.SKIPPED));
    assertThat(reading().list(tx -> tx.runs().recent(List.of(1, 2, 3), 3)))
        .extracting(Entry::id)
        .containsExactly(6L, 4L, 3L, 2L);
    assertThat(reading().list(tx -> tx.runs().glances(List.of(1, 2, 3), 1)))
        .containsExactly(
            new Glance(6, 1, Ending.SKIPPED, OptionalLong.of(120)),
            new Glance(3, 2, Ending.SUCCEEDED, OptionalLong.of(120)));
    assertThat(reading().list(tx -> tx.runs().recent(List.of(2), 1)))
        .containsExactly(succeeded(3, 2));
    assertThat(reading().list(tx -> tx.runs().recent(List.of(), 3))).isEmpty();
  }

  @Test
  default void whatFailsIsFoundAmongAllTasks() {
    TaskRow gone = task(5).with(task(5).switches().gone(Optional.of(after(1))));
    TaskRow disabled = task(6).with(task(6).switches().disabled(true));
    write(tx -> tx.tasks().insert(List.of(task(1), task(2), task(3), task(4), gone, disabled)));
    insert(failed(1, 1), succeeded(2, 1), succeeded(3, 2), failed(4, 2), failed(5, 3));
    insert(
        entry(fire(6, 3, after(6)), Ending.SKIPPED),
        entry(fire(7, 2, after(7)), Ending.CANCELLED),
        failed(8, 5),
        failed(9, 6));
    assertThat(reading().list(tx -> tx.runs().failing(9)))
        .containsExactly(failed(5, 3), failed(4, 2));
    assertThat(reading().list(tx -> tx.runs().failing(1))).containsExactly(failed(5, 3));
  }

  @Test
  default void theNewestOfEachTaskWithinATime() {
    write(tx -> tx.tasks().insert(List.of(task(1), task(2), task(3))));
    insert(succeeded(1, 1), failed(2, 1), succeeded(3, 2), succeeded(4, 1), succeeded(5, 1));
    assertThat(reading().list(tx -> tx.runs().within(List.of(1, 2, 3), 2, 5, 9)))
        .extracting(Entry::id)
        .containsExactly(4L, 3L, 2L);
    assertThat(reading().list(tx -> tx.runs().within(List.of(1), 1, 5, 2)))
        .extracting(Entry::id)
        .containsExactly(4L, 2L);
    assertThat(reading().list(tx -> tx.runs().within(List.of(2), 4, 9, 2))).isEmpty();
    assertThat(reading().list(tx -> tx.runs().within(List.of(), 0, 9, 2))).isEmpty();
  }

  @Test
  default void anInstantIsCoveredByTheEntryWhoseFiresLieAroundIt() {
    Entry first = entry(covering(1, 0, 60), Ending.SUCCEEDED);
    Entry second = entry(covering(2, 60, 180), Ending.MISSED);
    Entry later = entry(covering(3, 300, 360), Ending.SUCCEEDED);
    insert(first, second, later, entry(asked(4, 1, Links.NONE), Ending.FAILED));
    assertThat(reading().optional(tx -> tx.runs().covering(1, after(0)))).isEmpty();
    assertThat(reading().optional(tx -> tx.runs().covering(1, after(1)))).contains(first);
    assertThat(reading().optional(tx -> tx.runs().covering(1, after(60)))).contains(first);
    assertThat(reading().optional(tx -> tx.runs().covering(1, after(60).plusNanos(1))))
        .contains(second);
    assertThat(reading().optional(tx -> tx.runs().covering(1, after(180)))).contains(second);
    assertThat(reading().optional(tx -> tx.runs().covering(1, after(181)))).isEmpty();
    assertThat(reading().optional(tx -> tx.runs().covering(1, after(361)))).isEmpty();
    assertThat(reading().optional(tx -> tx.runs().covering(2, after(60)))).isEmpty();
  }

  private static Subject covering(long id, long from, long to) {
    Covers covers = new Covers(Optional.of(after(from)), after(to), 1);
    return new Subject(id, 1, Origin.SCHEDULE, covers, Asked.NOTHING);
  }

  @Test
  default void entriesThatAreSetAsideCountNoMore() {
    Entry before = entry(covering(1, 0, 60), Ending.SUCCEEDED);
    Entry around = entry(covering(2, 60, 180), Ending.MISSED);
    Entry after = entry(covering(3, 180, 240), Ending.SUCCEEDED);
    insert(before, around, after);
    assertThat(writing().optional(tx -> tx.runs().setAside(1, after(120)))).contains(after(60));
    assertThat(writing().optional(tx -> tx.runs().setAside(1, after(120)))).isEmpty();
    assertThat(reading().optional(tx -> tx.runs().covering(1, after(60)))).contains(before);
    assertThat(reading().optional(tx -> tx.runs().covering(1, after(100)))).isEmpty();
    Entry again = entry(covering(4, 180, 240), Ending.FAILED);
    insert(again);
    assertThat(reading().optional(tx -> tx.runs().covering(1, after(200)))).contains(again);
    assertThat(reading().list(tx -> tx.runs().rows(List.of(3L))))
        .containsExactly(after.with(after.subject().with(Origin.SET_ASIDE)));
  }

  @Test
  default void untoldIsWhatTheSlotEndedSince() {
    Entry one = endedAt(succeeded(10, 1), after(100), 1);
    Entry two = endedAt(succeeded(11, 1), after(50), 1);
    Entry three = endedAt(succeeded(12, 1), after(60), 1);
    Entry elsewhere = endedAt(succeeded(13, 1), after(100), 2);
    Entry older = endedAt(succeeded(9, 1), after(100), 1);
    insert(one, two, three, elsewhere, older);
    assertThat(reading().list(tx -> tx.runs().untold(1, new Told(after(50), 10), 5)))
        .containsExactly(one, three);
    assertThat(reading().list(tx -> tx.runs().untold(1, new Told(after(50), 10), 1)))
        .containsExactly(one);
  }
}
