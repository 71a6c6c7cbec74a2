package io.housekeeper.runtime.engine;

import static io.housekeeper.runtime.ledger.store.SampleRows.fire;
import static io.housekeeper.runtime.ledger.store.SampleRows.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.engine.Traces.Failure;
import io.housekeeper.runtime.engine.Traces.Outcome;
import io.housekeeper.runtime.engine.Traces.Scope;
import io.housekeeper.runtime.engine.Traces.Span;
import io.housekeeper.runtime.ledger.Figures;
import io.housekeeper.runtime.ledger.Finish;
import io.housekeeper.runtime.ledger.Finish.Owned;
import io.housekeeper.runtime.ledger.Finish.Report;
import io.housekeeper.runtime.ledger.FinishAnswer;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.SpecRow.Version;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.ledger.Written.Started;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import io.housekeeper.runtime.run.Attempts;
import io.housekeeper.runtime.run.RunEvent.Threw;
import io.housekeeper.runtime.run.RunState.Waiting;
import io.housekeeper.runtime.run.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RunTracesTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @AutoClose private final Ledger ledger = new StoredLedger(new MemoryStore(() -> NOON));
  private final List<String> told = new ArrayList<>();

  /** Notes what it is told. */
  private final class Noting implements Span {

    @Override
    public String context() {
      return "context";
    }

    @Override
    public Scope enter() {
      return () -> {};
    }

    @Override
    public void attemptStarted(int number) {
      told.add("started " + number);
    }

    @Override
    public void threw(int number, Throwable failure) {
      told.add("threw " + number);
    }

    @Override
    public void attemptFailed(int number, Failure failure, Instant at) {
      told.add("failed " + number + ": " + failure.message());
    }

    @Override
    public void handedOver(Instant at) {
      told.add("handed over");
    }

    @Override
    public void end(Outcome outcome, Instant at) {
      told.add("ended " + outcome.state());
    }
  }

  private static RunTraces by(Traces traces) {
    return new RunTraces(new Tracing(traces, "node", task -> "plugin"), () -> NOON);
  }

  private Started started() {
    Membership me = ledger.members().join("node");
    Offer offer = new Offer(TaskSpec.named("work").build(), new Version("p", "1", "h"), NOON);
    assertThat(ledger.tasks().register(me, List.of(offer))).hasSize(1);
    TaskView work = ledger.tasks().named("work").get(0);
    return new Started(running(fire(1, work.id(), NOON), me.incarnation()), work.plan());
  }

  private static void failed(RunTraces traces, Started run) {
    LiveRow row = run.row();
    Owned owned =
        new Owned(
            row.id(), row.task(), row.owner().orElseThrow().fence(), row.begun().orElseThrow());
    Report report = new Report("no paper", "", Figures.NONE, NOON, NOON);
    Waiting waiting = new Waiting(Why.RETRY, NOON.plusSeconds(1), new Attempts(1, 1));
    traces.finished(
        new Finish(owned, new Threw(NOON, 0), run.plan().transitions(), report),
        new FinishAnswer.Again(row.with(waiting)));
  }

  @Test
  void aRunThatIsTriedAgainElsewhereIsGivenUp() {
    RunTraces traces = by((run, within) -> Optional.of(new Noting()));
    Started run = started();
    assertThat(traces.begin(run).row().trace()).isEqualTo("context");
    failed(traces, run);
    traces.giveUp(NOON.plusSeconds(11));
    assertThat(told).containsExactly("started 1", "failed 1: no paper");
    traces.giveUp(NOON.plusSeconds(12));
    assertThat(told).endsWith("handed over");
  }

  @Test
  void aRunThatIsTriedAgainHereIsNot() {
    RunTraces traces = by((run, within) -> Optional.of(new Noting()));
    Started run = started();
    Assignment first = traces.begin(run);
    failed(traces, run);
    assertThat(traces.begin(run).trace()).isSameAs(first.trace());
    traces.giveUp(NOON.plusSeconds(12));
    assertThat(told).containsExactly("started 1", "failed 1: no paper", "started 1");
  }

  @Test
  void whatWhoeverTracesThrowsKeepsNothingFromRunning() {
    RunTraces traces =
        by(
            (run, within) -> {
              throw new IllegalStateException("full");
            });
    Assignment assignment = traces.begin(started());
    assertThat(assignment.trace().context()).isEmpty();
    try (Scope scope = assignment.trace().enter()) {
      assertThat(scope).isNotNull();
    }
  }

  @Test
  void aLibraryThatDoesNotFitIsAskedOnce() {
    AtomicInteger asked = new AtomicInteger();
    RunTraces traces =
        by(
            (run, within) -> {
              asked.incrementAndGet();
              throw new NoSuchMethodError("isSet");
            });
    Started run = started();
    assertThat(traces.begin(run).trace().context()).isEmpty();
    assertThat(traces.begin(run).trace().context()).isEmpty();
    assertThat(asked).hasValue(1);
  }
}
