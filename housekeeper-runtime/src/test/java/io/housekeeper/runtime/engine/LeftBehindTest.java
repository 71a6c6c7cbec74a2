package io.housekeeper.runtime.engine;

import static io.housekeeper.runtime.engine.EngineTester.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Operations.Requested;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Threads that a closed engine leaves behind take the room of the next one. */
class LeftBehindTest {

  @AutoClose
  private final Ledger ledger = new StoredLedger(new MemoryStore(InstantSource.system()));

  private final CountDownLatch runs = new CountDownLatch(1);
  private final AtomicBoolean mayEnd = new AtomicBoolean();

  private void stubborn() {
    runs.countDown();
    while (!mayEnd.get()) {
      LockSupport.parkNanos(this, Duration.ofMillis(10).toNanos());
    }
  }

  @Test
  void theProblemSaysHowManyThereAreAndWhose() throws InterruptedException {
    EngineSettings settings =
        EngineSettings.of("node").withMaxConcurrentRuns(1).withPatience(Duration.ofMillis(100));
    try (EngineTester tester = new EngineTester(ledger, settings)) {
      tester.with(TaskSpec.named("stubborn"), run -> stubborn()).start();
      assertThat(tester.orders().runNow("stubborn", OPERATOR))
          .isInstanceOf(Requested.Accepted.class);
      runs.await();
      tester.engine().close();
      tester.engine().start();
      assertThat(tester.engine().problems())
          .containsExactly(
              "there is room for no run (threads of an earlier start of this node that have not"
                  + " ended: 1): restart this process");
      assertThat(tester.engine().isReady()).isFalse();
      mayEnd.set(true);
      EngineTester.await("room", () -> tester.engine().problems().isEmpty());
    }
  }
}
