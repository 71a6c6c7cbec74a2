package io.housekeeper.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Run;
import io.housekeeper.api.Run.State;
import io.housekeeper.api.RunListener;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.Commands;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What listeners are told of the run before. */
class RunBeforeTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final List<String> running = new CopyOnWriteArrayList<>();
  private volatile State wanted = State.SUCCEEDED;

  private void step(TaskRun run) throws Exception {
    switch (wanted) {
      case FAILED -> throw new IllegalStateException("disk full");
      case CANCELLED -> {
        running.add(run.id());
        new CountDownLatch(1).await();
      }
      default -> run.message("done");
    }
  }

  private final RunListener listener =
      new RunListener() {
        @Override
        public void ended(Run run) {
          heard.add(run.state() + " after " + run.before().map(State::name).orElse("none"));
        }
      };

  @Test
  void aCancelledRunHidesNoFailureBeforeIt() throws Exception {
    TaskSpec spec = TaskSpec.named("work").build();
    try (Housekeeper housekeeper =
        Housekeeper.builder()
            .ledger(new LedgerAddress.Memory())
            .task(Task.of(spec, this::step))
            .listener("all", listener)
            .build()) {
      housekeeper.start();
      Commands ann = housekeeper.control().as(Asking.by("ann"));
      housekeeper.runNow("work", LONG);
      wanted = State.FAILED;
      housekeeper.runNow("work", LONG);
      wanted = State.CANCELLED;
      ann.runNow("work");
      Awaitility.await().atMost(LONG).until(() -> running.size() == 1);
      ann.cancel(running.get(0));
      Awaitility.await().atMost(LONG).until(() -> heard.size() == 3);
      wanted = State.SUCCEEDED;
      housekeeper.runNow("work", LONG);
      housekeeper.runNow("work", LONG);
    }
    assertThat(heard)
        .containsExactly(
            "SUCCEEDED after none",
            "FAILED after SUCCEEDED",
            "CANCELLED after FAILED",
            "SUCCEEDED after FAILED",
            "SUCCEEDED after SUCCEEDED");
  }
}
