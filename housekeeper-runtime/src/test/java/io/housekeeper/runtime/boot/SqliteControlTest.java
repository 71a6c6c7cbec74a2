package io.housekeeper.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.api.Run.State;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.RunDetail;
import io.housekeeper.runtime.ledger.CannotOpenLedger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteControlTest
    implements ControlContract,
        LastingTracesContract,
        TokenControlContract,
        RevisionControlContract,
        RecentControlContract,
        AttentionControlContract,
        RetryControlContract,
        TimelineControlContract,
        AuditControlContract,
        ForesightControlContract,
        LastingMadeContract {

  @TempDir Path folder;

  @Test
  void itStartsAgainWhileAThreadOfTheLastTimeHasNotEnded() throws Exception {
    AtomicBoolean end = new AtomicBoolean();
    CountDownLatch begun = new CountDownLatch(1);
    Task stubborn =
        Task.of(
            TaskSpec.named("stubborn").build(),
            run -> {
              begun.countDown();
              while (!end.get()) {
                Thread.onSpinWait();
              }
            });
    Task other = Task.of(TaskSpec.named("other").build(), run -> {});
    Housekeeper housekeeper =
        Housekeeper.builder().ledger(address()).task(stubborn).task(other).build();
    housekeeper.start();
    Answer.Accepted run = (Answer.Accepted) housekeeper.runNow("stubborn");
    begun.await();
    housekeeper.close(Duration.ofMillis(10));

    assertThat(housekeeper.start().failed()).isEmpty();
    RunDetail done = housekeeper.runNow("other", Duration.ofSeconds(30));
    assertThat(done.summary().state()).isEqualTo(State.SUCCEEDED);
    assertThat(housekeeper.runNow("stubborn")).isEqualTo(new Answer.Busy(run.run()));
    end.set(true);
    housekeeper.close();

    assertThat(housekeeper.start().failed()).isEmpty();
    housekeeper.close();
  }

  @Test
  void whatCannotBeOpenedCanBeStartedLater() throws Exception {
    Path blocked = Files.writeString(folder.resolve("blocked"), "no folder");
    Housekeeper housekeeper =
        Housekeeper.builder().ledger(blocked.resolve("housekeeper.db")).build();
    assertThatThrownBy(housekeeper::start).isInstanceOf(CannotOpenLedger.class);
    Files.delete(blocked);
    assertThat(housekeeper.start().failed()).isEmpty();
    housekeeper.close();
  }

  @Override
  public LedgerAddress address() {
    return new LedgerAddress.Sqlite(folder.resolve("housekeeper.db"));
  }
}
