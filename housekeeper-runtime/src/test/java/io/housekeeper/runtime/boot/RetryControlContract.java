package io.housekeeper.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Run.State;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.Commands;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.RunQuery;
import io.housekeeper.runtime.control.RunSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What has failed is tried again, on a running Housekeeper. */
interface RetryControlContract {

  Duration LONG = Duration.ofSeconds(30);

  LedgerAddress address();

  private static Task needs(AtomicBoolean disk, String name) {
    return Task.of(
        TaskSpec.named(name).build(),
        run -> {
          if (!disk.get()) {
            throw new IllegalStateException("no disk");
          }
        });
  }

  private static List<RunSummary> succeeded(Control control, String task) {
    return control.runs().page(RunQuery.newest(9).of(task).in(Set.of(State.SUCCEEDED)));
  }

  @Test
  default void theLastRunOfEachTaskThatFailsIsTriedAgain() throws InterruptedException {
    AtomicBoolean disk = new AtomicBoolean();
    HousekeeperBuilder builder = Housekeeper.builder().ledger(address());
    List.of("mail", "purge", "paused", "healed").forEach(it -> builder.task(needs(disk, it)));
    try (Housekeeper housekeeper = builder.build()) {
      assertThat(housekeeper.start().failed()).isEmpty();
      Control control = housekeeper.control();
      Commands ann = control.as(Asking.by("ann").because("the disk is back"));
      Instant before = control.nodes().now();
      for (String task : List.of("mail", "purge", "purge", "paused", "healed")) {
        housekeeper.runNow(task, LONG);
      }
      disk.set(true);
      housekeeper.runNow("healed", LONG);
      ann.pause("paused");
      assertThat(ann.retryFailed(Optional.empty(), control.nodes().now()))
          .isEqualTo(new Answer.Done("0 runs are tried again"));
      assertThat(ann.retryFailed(Optional.of("none"), before))
          .isEqualTo(new Answer.Refused("there is no task 'none'"));
      assertThat(control.as(Asking.by("ann").expecting(1)).retryFailed(Optional.empty(), before))
          .isInstanceOf(Answer.Refused.class);

      assertThat(ann.retryFailed(Optional.of("mail"), before))
          .isEqualTo(new Answer.Done("1 run is tried again"));
      ControlContract.await("the mail", () -> !succeeded(control, "mail").isEmpty());
      Commands once = control.as(Asking.by("ann").once("k"));
      assertThat(once.retryFailed(Optional.empty(), before))
          .isEqualTo(
              new Answer.Done("1 run is tried again; 1 left out: paused, or going on already"));
      ControlContract.await("the purge", () -> !succeeded(control, "purge").isEmpty());
      assertThat(once.retryFailed(Optional.empty(), before).sentence())
          .startsWith("0 runs are tried again");
      assertThat(succeeded(control, "purge")).hasSize(1);
      assertThat(succeeded(control, "healed")).hasSize(1);
      assertThat(succeeded(control, "paused")).isEmpty();
    }
  }
}
