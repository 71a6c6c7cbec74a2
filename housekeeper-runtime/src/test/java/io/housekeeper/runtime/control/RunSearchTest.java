package io.housekeeper.runtime.control;

import static io.housekeeper.runtime.ledger.store.SampleRows.entry;
import static io.housekeeper.runtime.ledger.store.SampleRows.fire;
import static io.housekeeper.runtime.ledger.store.SampleRows.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Run.State;
import io.housekeeper.api.Run.Trigger;
import io.housekeeper.runtime.control.RunQuery.Narrow;
import io.housekeeper.runtime.ledger.Begun;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Entry.Execution;
import io.housekeeper.runtime.ledger.Entry.Outcome;
import io.housekeeper.runtime.ledger.Figures;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.NodeRow;
import io.housekeeper.runtime.ledger.NodeRow.Told;
import io.housekeeper.runtime.ledger.Origin;
import io.housekeeper.runtime.ledger.Subject;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import io.housekeeper.runtime.ledger.store.SampleRows;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import io.housekeeper.runtime.ledger.store.Transaction;
import io.housekeeper.runtime.run.Ending;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs are found by what no index knows, too, and nobody waits long for that. */
class RunSearchTest {

  private static final Instant FIRST = Instant.parse("2027-03-01T00:00:00Z");

  private final Store store = new MemoryStore(InstantSource.fixed(FIRST));
  private final Ledger ledger = new StoredLedger(store);
  private final RunQueries runs = new RunQueries(ledger);

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

  private static Instant at(int minute) {
    return FIRST.plus(Duration.ofMinutes(minute));
  }

  private long id(int minute) {
    return ledger.history().lowestId(at(minute)) + 1;
  }

  /** A run that began at its fire, on the node with a slot, and has said something. */
  private Entry ran(int minute, Origin origin, int slot, String message) {
    Subject subject = fire(id(minute), 1, at(minute)).with(origin);
    return new Entry(
        subject,
        Outcome.of(Ending.SUCCEEDED, message),
        Optional.of(new Execution(1, 1, Begun.at(at(minute)), Figures.NONE)),
        at(minute).plusSeconds(1),
        slot);
  }

  private void insert(List<Entry> entries) {
    write(tx -> tx.runs().insert(entries));
  }

  @Test
  void theNextOneIsFoundHoweverManyCameSince() {
    write(tx -> tx.tasks().insert(List.of(task(1))));
    insert(
        IntStream.range(0, 300).mapToObj(minute -> ran(minute, Origin.SCHEDULE, 1, "")).toList());
    RunSummary first = runs.detail(Long.toString(id(0))).orElseThrow().summary();
    RunSummary second = runs.next(first).orElseThrow();
    assertThat(second.id()).isEqualTo(Long.toString(id(1)));
    RunSummary last = runs.detail(Long.toString(id(299))).orElseThrow().summary();
    assertThat(runs.next(last)).isEmpty();
  }

  /** What there is by all pages, and how many pages that took. */
  private record Found(List<String> ids, int pages) {}

  private Found all(RunQuery query) {
    List<String> ids = new ArrayList<>();
    Optional<RunPage> page = Optional.of(runs.search(query));
    int pages = 0;
    while (page.isPresent()) {
      pages++;
      page.get().runs().forEach(run -> ids.add(run.id()));
      page = page.get().next().map(next -> runs.search(query.after(next)));
    }
    return new Found(ids, pages);
  }

  private List<String> ids(int... minutes) {
    return IntStream.of(minutes).mapToObj(minute -> Long.toString(id(minute))).toList();
  }

  private List<String> find(Narrow narrow) {
    return all(RunQuery.newest(2).where(narrow)).ids();
  }

  @Test
  void byTriggerMessageAndTime() {
    write(tx -> tx.tasks().insert(List.of(task(1))));
    insert(
        List.of(
            ran(1, Origin.SCHEDULE, 1, "no route to host"),
            ran(2, Origin.MANUAL, 1, "well"),
            ran(3, Origin.SCHEDULE, 1, "NO ROUTE"),
            ran(4, Origin.BACKFILL, 1, "well"),
            entry(fire(id(5), 1, at(5)), Ending.SKIPPED)));
    assertThat(find(Narrow.NONE)).isEqualTo(ids(5, 4, 3, 2, 1));
    assertThat(find(Narrow.NONE.by(Set.of(Trigger.MANUAL, Trigger.BACKFILL)))).isEqualTo(ids(4, 2));
    assertThat(find(Narrow.NONE.containing("no Route"))).isEqualTo(ids(3, 1));
    assertThat(find(Narrow.NONE.from(at(2)).to(at(4)))).isEqualTo(ids(3, 2));
    assertThat(find(Narrow.NONE.from(at(2)).containing("route"))).isEqualTo(ids(3));
    Instant last = Instant.parse("9999-12-31T23:59:59Z");
    assertThat(find(Narrow.NONE.from(Instant.EPOCH).to(last))).hasSize(5);
    assertThat(find(Narrow.NONE.from(last))).isEmpty();
    RunQuery ofTask = RunQuery.newest(9).of("task-1").in(Set.of(State.SUCCEEDED));
    assertThat(all(ofTask.where(Narrow.NONE.to(at(3)))).ids()).isEqualTo(ids(2, 1));
    assertThat(all(RunQuery.newest(9).of("none")).ids()).isEmpty();
  }

  @Test
  void byTheNodeThatHadTheSlotThen() {
    NodeRow before = node(7, "node-a", Optional.of(at(3)));
    NodeRow after = node(8, "node-b", Optional.empty());
    write(
        tx -> {
          tx.nodes().insert(before);
          tx.nodes().insert(joined(after, at(3).plusSeconds(10)));
          tx.live().insert(List.of(SampleRows.running(fire(id(6), 1, at(6)), 8)));
        });
    insert(
        List.of(
            ran(1, Origin.SCHEDULE, 1, ""),
            ran(2, Origin.SCHEDULE, 2, ""),
            ran(5, Origin.SCHEDULE, 1, "")));
    assertThat(find(Narrow.NONE.on("node-a"))).isEqualTo(ids(1));
    assertThat(find(Narrow.NONE.on("node-b"))).isEqualTo(ids(6, 5));
    assertThat(find(Narrow.NONE.on("node-c"))).isEmpty();
  }

  private static NodeRow node(long incarnation, String name, Optional<Instant> died) {
    Membership member = new Membership(incarnation, 1, name);
    return new NodeRow(member, 1, FIRST, died, new Told(FIRST, 0));
  }

  private static NodeRow joined(NodeRow node, Instant at) {
    return new NodeRow(node.member(), node.beat(), at, node.diedAt(), node.told());
  }

  @Test
  void whatIsRareIsLookedForPageByPage() {
    insert(List.of(ran(0, Origin.MANUAL, 1, "the needle")));
    insert(
        IntStream.rangeClosed(1, 12_000)
            .mapToObj(minute -> ran(minute, Origin.SCHEDULE, 1, "hay"))
            .toList());
    RunQuery query = RunQuery.newest(50).where(Narrow.NONE.containing("needle"));
    RunPage first = runs.search(query);
    assertThat(first.runs()).isEmpty();
    assertThat(first.next()).hasValue(Long.toString(id(7_001)));
    assertThat(all(query)).isEqualTo(new Found(ids(0), 3));
    // Nothing is looked through that began at another time.
    Narrow early = Narrow.NONE.to(at(60)).containing("needle");
    assertThat(all(RunQuery.newest(50).where(early))).isEqualTo(new Found(ids(0), 1));
    assertThat(all(RunQuery.newest(50).where(Narrow.NONE.from(at(11_990)))).pages()).isEqualTo(1);
  }
}
