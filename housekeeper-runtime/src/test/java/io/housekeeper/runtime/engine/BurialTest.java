package io.housekeeper.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.NodeRow;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.ledger.Untold;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** While one loop buries a node, another asks how far all that ended was passed on. */
class BurialTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final AtomicLong nanos = new AtomicLong();
  private final CountDownLatch burying = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final Ledger ledger = new StoredLedger(new MemoryStore(this::now));

  private Instant now() {
    return NOON.plusNanos(nanos.get());
  }

  /** The ledger has been written, and nobody was told yet. */
  private final class Slow implements SilentEvents {

    @Override
    public void buried(NodeRow dead, Untold untold) {
      burying.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
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

  private Tenure tenure() {
    Membership me = ledger.members().join("me");
    Workplace workplace =
        new Workplace(
            new NoTasks(),
            new Slow(),
            (assignment, ending) -> {
              throw new AssertionError("there is nothing to start");
            },
            Tracing.NONE,
            new Room(() -> 1, () -> true),
            () -> 0);
    Tenure joined =
        new Tenure(new Mandate(ledger, me), NodeClocks.of(nanos::get, this::now), workplace);
    joined.beat();
    return joined;
  }

  private void watch(Tenure tenure) {
    Duration watched = Duration.ZERO;
    while (watched.compareTo(Observer.SILENCE.plus(Observer.LOOK)) <= 0) {
      tenure.observe();
      nanos.addAndGet(Observer.LOOK.toNanos());
      watched = watched.plus(Observer.LOOK);
    }
  }

  @AfterEach
  void close() {
    goOn.countDown();
    ledger.close();
  }

  @Test
  void whatItEndsIsPassedOnBeforeAnybodySaysThatItWas() throws InterruptedException {
    assertThat(ledger.members().join("silent")).isNotNull();
    Tenure tenure = tenure();
    Thread watch = Thread.ofPlatform().start(() -> watch(tenure));
    burying.await();
    Thread asks = Thread.ofPlatform().start(() -> assertThat(tenure.recordedUpTo()).isNotNull());
    EngineTester.await(
        "whoever asks to wait, or to have an answer",
        () ->
            asks.getState() == Thread.State.BLOCKED || asks.getState() == Thread.State.TERMINATED);
    assertThat(asks.isAlive()).isTrue();
    goOn.countDown();
    watch.join();
    asks.join();
  }
}
