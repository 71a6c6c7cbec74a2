package io.housekeeper.runtime.ledger.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.CatchUp;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskSpec.Overlap;
import io.housekeeper.runtime.ledger.Batch;
import io.housekeeper.runtime.ledger.Batch.Claim;
import io.housekeeper.runtime.ledger.ClaimAnswer;
import io.housekeeper.runtime.ledger.Covers;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.RunFilter;
import io.housekeeper.runtime.ledger.SpecRow.Version;
import io.housekeeper.runtime.ledger.Subject;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The fires of a task before it had another name, and those since. */
class RenamedFiresTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private Instant now = NOON;
  private final Store store = new MemoryStore(() -> now);
  private final Ledger ledger = new StoredLedger(store);
  private Membership me = new Membership(0, 0, "");

  private Offer offer(String name, String schedule) {
    TaskSpec spec =
        TaskSpec.named(name)
            .schedule(schedule)
            .zone("UTC")
            .overlap(Overlap.ALLOW)
            .catchUp(CatchUp.all(Duration.ofDays(1), 50))
            .build();
    return new Offer(spec, new Version("p", "1", name), now);
  }

  /** The node starts with this. */
  private TaskView start(Offer offer) {
    me = ledger.members().join("node");
    ledger.tasks().register(me, List.of(offer));
    return view(offer.spec().name());
  }

  private TaskView view(String name) {
    return ledger.tasks().named(name).get(0);
  }

  private ClaimAnswer claim(String name) {
    Claim claim = new Claim(view(name).id(), view(name).row().cursor().rev());
    return ledger.runs().write(me, new Batch(now, List.of(), 0, List.of(claim))).claims().get(0);
  }

  private void claimAll(String name) {
    while (claim(name) instanceof ClaimAnswer.Moved) {
      // Claims all that is due.
    }
  }

  /** What has moved the cursor of a task, in its order. */
  private List<Covers> covered(int task) {
    Stream<Subject> live =
        store.<List<LiveRow>>read(tables -> tables.live().ofTasks(List.of(task))).stream()
            .map(LiveRow::subject);
    Stream<Subject> over =
        ledger.history().page(RunFilter.of(task), Long.MAX_VALUE, 1_000).stream()
            .map(Entry::subject);
    return Stream.concat(live, over)
        .filter(subject -> subject.origin().movesCursor())
        .map(Subject::covers)
        .sorted(Comparator.comparing(Covers::fireAt))
        .toList();
  }

  /** Each fire since noon in one entry, and none in two. */
  private void isAccountedForOnce(int task, long fires) {
    List<Covers> all = covered(task);
    Instant upTo = NOON;
    for (Covers one : all) {
      assertThat(one.after().orElseThrow()).isAfterOrEqualTo(upTo);
      upTo = one.fireAt();
    }
    assertThat(all.stream().mapToLong(Covers::fires).sum()).isEqualTo(fires);
  }

  @Test
  void areEachAccountedForOnce() {
    int task = start(offer("purge", "* * * * *")).id();
    now = NOON.plusSeconds(5 * 60);
    claimAll("purge");
    ledger.members().leave(me, true);
    now = NOON.plusSeconds(9 * 60 + 30);
    assertThat(start(offer("clean", "* * * * *").formerly("purge")).id()).isEqualTo(task);
    claimAll("clean");
    isAccountedForOnce(task, 9);
    now = NOON.plusSeconds(12 * 60);
    claimAll("clean");
    isAccountedForOnce(task, 12);
  }

  @Test
  void whileTheNodeGoesOnToo() {
    int task = start(offer("purge", "* * * * *")).id();
    int rev = view("purge").row().cursor().rev();
    now = NOON.plusSeconds(3 * 60);
    ledger.tasks().register(me, List.of(offer("clean", "* * * * *").formerly("purge")));
    Batch late = new Batch(now, List.of(), 0, List.of(new Claim(task, rev)));
    assertThat(ledger.runs().write(me, late).claims().get(0))
        .isInstanceOf(ClaimAnswer.Outdated.class);
    now = NOON.plusSeconds(4 * 60);
    claimAll("clean");
    isAccountedForOnce(task, 4);
  }

  @Test
  void ofAHashAreThoseOfTheNameBeforeUpToTheChange() {
    TaskView before = start(offer("purge", "H * * * *"));
    Schedule old = before.plan().schedule();
    ledger.members().leave(me, true);
    now = NOON.plusSeconds(5 * 3_600);
    TaskView after = start(offer("clean", "H * * * *").formerly("purge"));
    assertThat(after.plan().schedule().next(now)).isNotEqualTo(old.next(now));
    assertThat(after.row().cursor().accountedTo()).isEqualTo(now);
    isAccountedForOnce(before.id(), old.count(NOON, now));
    assertThat(covered(before.id()))
        .extracting(Covers::fireAt)
        .allMatch(fire -> old.next(fire.minusMillis(1)).equals(Optional.of(fire)));
    now = after.plan().schedule().next(now).orElseThrow();
    claimAll("clean");
    isAccountedForOnce(before.id(), 6);
  }
}
