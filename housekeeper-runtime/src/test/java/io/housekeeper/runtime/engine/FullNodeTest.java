package io.housekeeper.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A node that can start nothing has nothing to look for, and does not look. */
class FullNodeTest {

  private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration LONGEST = Duration.ofMillis(500);

  private final AtomicLong nanos = new AtomicLong();

  @AutoClose private final Ledger ledger = new StoredLedger(new MemoryStore(this::now));

  private Instant now() {
    return BEGIN.plusNanos(nanos.get());
  }

  private Tenure with(int slots) {
    Workplace workplace =
        new Workplace(
            new NoTasks(),
            new SilentEvents() {},
            (assignment, ending) -> {
              throw new AssertionError("there is nothing to start");
            },
            Tracing.NONE,
            new Room(() -> slots, () -> true),
            () -> 0);
    Mandate mandate = new Mandate(ledger, ledger.members().join("node"));
    return new Tenure(mandate, NodeClocks.of(nanos::get, this::now), workplace);
  }

  private record NoTasks() implements Carrying {

    @Override
    public List<Offer> offers() {
      return List.of();
    }

    @Override
    public boolean carries(TaskView view) {
      return false;
    }
  }

  /** How long the writer waits after a while in which a beat was answered. */
  private Duration waitOf(Tenure tenure) {
    for (int i = 0; i < 4; i++) {
      nanos.addAndGet(Duration.ofMillis(400).toNanos());
      assertThat(tenure.tick()).isFalse();
      assertThat(tenure.write()).isFalse();
      tenure.beat();
    }
    return tenure.untilNextTake(LONGEST);
  }

  @Test
  void withoutRoomTheWriterWaits() {
    assertThat(waitOf(with(0))).isEqualTo(LONGEST);
  }

  @Test
  void whileItIsDrainedTheWriterWaits() {
    Tenure tenure = with(1);
    tenure.drain(true);
    assertThat(waitOf(tenure)).isEqualTo(LONGEST);
  }
}
