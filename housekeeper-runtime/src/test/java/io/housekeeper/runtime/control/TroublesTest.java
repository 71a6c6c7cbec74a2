package io.housekeeper.runtime.control;

import static io.housekeeper.runtime.ledger.store.SampleRows.asked;
import static io.housekeeper.runtime.ledger.store.SampleRows.endedAt;
import static io.housekeeper.runtime.ledger.store.SampleRows.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.housekeeper.runtime.control.Attention.Kind;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Entry.Outcome;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Links;
import io.housekeeper.runtime.ledger.Overridden;
import io.housekeeper.runtime.ledger.Pause;
import io.housekeeper.runtime.ledger.Unreadable;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import io.housekeeper.runtime.ledger.store.SampleRows;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import io.housekeeper.runtime.ledger.store.Transaction;
import io.housekeeper.runtime.run.Ending;
import io.housekeeper.runtime.run.MissedBecause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody should look at, of what takes days to come about. */
class TroublesTest {

  private static final Instant NOW = Instant.parse("2027-03-01T03:00:00Z");

  private final Store store = new MemoryStore(InstantSource.fixed(NOW));
  private final Ledger ledger = new StoredLedger(store);

  @BeforeEach
  void tasks() {
    write(tx -> tx.tasks().insert(List.of(task(1), task(2), task(3), task(4), task(5))));
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private void write(Consumer<Transaction> work) {
    boolean done =
        store.write(
            Lane.BULK,
            tx -> {
              work.accept(tx);
              return true;
            });
    assertThat(done).isTrue();
  }

  private List<Attention> find() {
    return new Troubles(ledger, NOW).find(List.of());
  }

  private static By by(String who, String why, Duration ago, Optional<Instant> until) {
    return new By(who, why, NOW.minus(ago), until);
  }

  private void put(Overridden one) {
    write(tx -> tx.changes().override(one));
  }

  private void pause(String task, Pause pause, Duration ago, Optional<Instant> until) {
    put(Overridden.pause(task, pause, by("ann", "the disk", ago, until)));
  }

  private void acknowledge(String task, Duration ago) {
    Optional<Instant> until = Optional.of(NOW.plusSeconds(60));
    By by = by("bob", "I know", ago, until);
    put(new Overridden(task, Overridden.ACKNOWLEDGED, "true", by));
  }

  private void missed(long id, int task, Duration ago) {
    Entry entry =
        new Entry(
            asked(id, task, Links.NONE),
            Outcome.because(Ending.MISSED, MissedBecause.TOO_OLD, ""),
            Optional.empty(),
            NOW.minus(ago),
            1);
    write(tx -> tx.runs().insert(List.of(entry)));
  }

  @Test
  void aPauseIsForgottenAfterAWeekUnlessItHasAnEnd() {
    pause("task-1", Pause.TASK, Duration.ofDays(8), Optional.empty());
    pause("task-2", Pause.TASK, Duration.ofDays(6), Optional.empty());
    pause("task-3", Pause.TASK, Duration.ofDays(8), Optional.of(NOW.plusSeconds(60)));
    pause("task-9", Pause.TASK, Duration.ofDays(8), Optional.empty());
    assertThat(find())
        .containsExactly(
            new Attention(
                "task-1",
                Kind.PAUSED,
                "it has been paused since 2027-02-21T03:00:00Z by ann, without an end: the disk",
                NOW.minus(Duration.ofDays(8)),
                Optional.empty()));
  }

  @Test
  void theMostUrgentComesFirstAndOfATaskAlone() {
    pause("task-1", Pause.TASK, Duration.ofDays(8), Optional.empty());
    missed(1, 2, Duration.ofHours(25));
    missed(2, 3, Duration.ofHours(3));
    missed(3, 3, Duration.ofHours(2));
    pause("task-4", Pause.QUARANTINE, Duration.ofHours(1), Optional.empty());
    missed(4, 4, Duration.ofHours(1));
    write(
        tx ->
            tx.runs()
                .insert(
                    List.of(
                        endedAt(SampleRows.entry(asked(5, 5, Links.NONE), Ending.LOST), NOW, 1))));
    assertThat(find())
        .extracting(Attention::task, Attention::kind, Attention::sentence)
        .containsExactly(
            tuple("task-4", Kind.QUARANTINED, "it is quarantined: the disk"),
            tuple("task-5", Kind.FAILING, "its last run was lost: done"),
            tuple(
                "task-3",
                Kind.MISSED,
                "2 fires were missed within the last day: it is older than the task catches up"),
            tuple(
                "task-1",
                Kind.PAUSED,
                "it has been paused since 2027-02-21T03:00:00Z by ann, without an end: the disk"));
  }

  @Test
  void whoSawToWhatWasBeforeDoesNotSeeToWhatCameAfter() {
    missed(1, 1, Duration.ofHours(2));
    missed(2, 2, Duration.ofHours(2));
    acknowledge("task-1", Duration.ofHours(3));
    acknowledge("task-2", Duration.ofHours(1));
    assertThat(find())
        .extracting(Attention::task, one -> one.acknowledged().map(ChangeMade.By::who))
        .containsExactly(tuple("task-1", Optional.empty()), tuple("task-2", Optional.of("bob")));
    missed(3, 2, Duration.ofMinutes(1));
    assertThat(find()).allMatch(one -> one.acknowledged().isEmpty());
  }

  @Test
  void whatCannotBeReadIsToldAsItIs() {
    write(tx -> tx.specs().put(List.of(SampleRows.spec(1, "h"))));
    Unreadable unread = Unreadable.of(task(1), "a new word");
    assertThat(new Troubles(ledger, NOW).find(List.of(unread)))
        .extracting(Attention::kind, Attention::sentence)
        .containsExactly(tuple(Kind.UNREADABLE, unread.sentence()));
  }
}
