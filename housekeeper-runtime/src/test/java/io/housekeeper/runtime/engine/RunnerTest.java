package io.housekeeper.runtime.engine;

import static io.housekeeper.runtime.ledger.store.SampleRows.fire;
import static io.housekeeper.runtime.ledger.store.SampleRows.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.engine.Bodies.Ending;
import io.housekeeper.runtime.engine.Bodies.Result;
import io.housekeeper.runtime.ledger.Finish;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.SpecRow.Version;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RunnerTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @AutoClose private final Ledger ledger = new StoredLedger(new MemoryStore(() -> NOON));
  private final List<Ending> endings = new ArrayList<>();
  private final List<Boolean> knownWhenRecorded = new ArrayList<>();

  /** Code that executes until the test ends it. */
  private record Open() implements Bodies.Body {

    @Override
    public void interrupt() {}

    @Override
    public String stack() {
      return "";
    }
  }

  private final class Noting implements Recorder {

    @Override
    public void record(Finish finish) {
      knownWhenRecorded.add(runner.knows(finish.run().id(), finish.run().fence()));
    }

    @Override
    public void overdue(Assignment assignment) {}

    @Override
    public void timeUp(Assignment assignment, String stack) {}

    @Override
    public void leftBehind(int task, int threads) {}
  }

  private final Runner runner =
      new Runner(
          (assignment, ending) -> {
            endings.add(ending);
            return new Open();
          },
          NodeClocks.of(() -> 0, () -> NOON).times(),
          new Noting(),
          () -> 0);

  @Test
  void aRunIsKnownUntilTheWriterKnowsItsEnd() {
    Membership me = ledger.members().join("node");
    TaskSpec spec = TaskSpec.named("work").build();
    ledger.tasks().register(me, List.of(new Offer(spec, new Version("p", "1", "h"), NOON)));
    TaskView work = ledger.tasks().named("work").get(0);
    runner.start(
        new Assignment(
            running(fire(1, work.id(), NOON), me.incarnation()), work.plan(), RunTrace.NONE));
    endings.get(0).ended(Result.returned());
    assertThat(knownWhenRecorded).containsExactly(true);
    assertThat(runner.all()).isEmpty();
  }
}
