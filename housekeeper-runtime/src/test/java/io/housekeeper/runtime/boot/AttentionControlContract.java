package io.housekeeper.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.Attention;
import io.housekeeper.runtime.control.Attention.Kind;
import io.housekeeper.runtime.control.ChangeMade;
import io.housekeeper.runtime.control.Commands;
import io.housekeeper.runtime.control.Control;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What somebody should look at, on a running Housekeeper. */
interface AttentionControlContract {

  Duration LONG = Duration.ofSeconds(30);

  LedgerAddress address();

  private HousekeeperBuilder builder() {
    return Housekeeper.builder().ledger(address());
  }

  private static Task failing(String name, AtomicBoolean well) {
    return Task.of(
        TaskSpec.named(name).build(),
        run -> {
          if (!well.get()) {
            throw new IllegalStateException("the disk is full");
          }
        });
  }

  private static Attention only(Control control) {
    List<Attention> all = control.attention();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private static Commands ann(Control control, Duration lasting) {
    Instant until = control.nodes().now().plus(lasting);
    return control.as(Asking.by("ann").because("a new disk comes").until(until));
  }

  @Test
  default void aTaskThatFailsIsLookedAtUntilItIsWell() throws InterruptedException {
    AtomicBoolean well = new AtomicBoolean();
    Task good = Task.of(TaskSpec.named("good").build(), run -> {});
    try (Housekeeper housekeeper = builder().task(failing("bad", well)).task(good).build()) {
      assertThat(housekeeper.start().failed()).isEmpty();
      Control control = housekeeper.control();
      housekeeper.runNow("good", LONG);
      assertThat(control.attention()).isEmpty();
      housekeeper.runNow("bad", LONG);
      Attention once = only(control);
      assertThat(once.task()).isEqualTo("bad");
      assertThat(once.kind()).isEqualTo(Kind.FAILING);
      assertThat(once.sentence()).startsWith("its last run failed: ").contains("the disk is full");
      housekeeper.runNow("bad", LONG);
      Attention twice = only(control);
      assertThat(twice.sentence())
          .startsWith("2 runs in a row did not succeed; the last one failed");
      assertThat(twice.since()).isEqualTo(once.since());

      well.set(true);
      housekeeper.runNow("bad", LONG);
      assertThat(control.attention()).isEmpty();
    }
  }

  @Test
  default void whoSeesToATaskIsNamedUntilItIsWellAndFailsAgain() throws InterruptedException {
    AtomicBoolean well = new AtomicBoolean();
    try (Housekeeper housekeeper = builder().task(failing("bad", well)).build()) {
      assertThat(housekeeper.start().failed()).isEmpty();
      Control control = housekeeper.control();
      housekeeper.runNow("bad", LONG);
      long revision = control.tasks().status("bad").orElseThrow().revision();
      assertThat(ann(control, Duration.ofHours(1)).acknowledge("bad").sentence())
          .startsWith("somebody sees to task 'bad' until ");
      assertThat(only(control).acknowledged().map(ChangeMade.By::who)).hasValue("ann");
      assertThat(control.tasks().status("bad").orElseThrow().revision()).isEqualTo(revision);
      assertThat(control.tasks().configuration("bad")).allMatch(it -> it.override().isEmpty());
      housekeeper.runNow("bad", LONG);
      assertThat(only(control).acknowledged().map(ChangeMade.By::why)).hasValue("a new disk comes");

      well.set(true);
      housekeeper.runNow("bad", LONG);
      well.set(false);
      housekeeper.runNow("bad", LONG);
      assertThat(only(control).acknowledged()).isEmpty();

      ann(control, Duration.ofHours(1)).acknowledge("bad");
      assertThat(only(control).acknowledged()).isPresent();
      assertThat(control.as(Asking.by("bob")).unacknowledge("bad"))
          .isEqualTo(new Answer.Done("task 'bad' is not acknowledged any more"));
      assertThat(only(control).acknowledged()).isEmpty();
      assertThat(control.tasks().changes("bad", Optional.empty(), 9))
          .filteredOn(change -> change.what().endsWith("acknowledge"))
          .extracting(ChangeMade::what, change -> change.by().who())
          .containsExactly(
              tuple("unacknowledge", "bob"),
              tuple("acknowledge", "ann"),
              tuple("acknowledge", "ann"));
    }
  }

  @Test
  default void nobodySeesToATaskForever() throws InterruptedException {
    try (Housekeeper housekeeper = builder().task(failing("bad", new AtomicBoolean())).build()) {
      assertThat(housekeeper.start().failed()).isEmpty();
      Control control = housekeeper.control();
      housekeeper.runNow("bad", LONG);
      assertThat(control.as(Asking.by("ann")).acknowledge("bad"))
          .isEqualTo(new Answer.Refused("until when somebody sees to task 'bad' is missing"));
      assertThat(ann(control, Duration.ofDays(31)).acknowledge("bad").sentence())
          .startsWith("somebody may see to task 'bad' for 30 days from now on, and not until ");
      assertThat(ann(control, Duration.ofSeconds(-1)).acknowledge("bad"))
          .isInstanceOf(Answer.Refused.class);
      assertThat(ann(control, Duration.ofDays(1)).acknowledge("none"))
          .isEqualTo(new Answer.Refused("there is no task 'none'"));
      assertThat(ann(control, Duration.ofMillis(300)).acknowledge("bad"))
          .isInstanceOf(Answer.Done.class);
      ControlContract.await("its end", () -> only(control).acknowledged().isEmpty());
      ControlContract.await(
          "that it is taken back",
          () ->
              control
                  .tasks()
                  .changes("bad", Optional.empty(), 1)
                  .get(0)
                  .by()
                  .who()
                  .equals("housekeeper"));
    }
  }

  @Test
  default void whatTakesTooLongIsMoreUrgentThanWhatIsWell() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    Task slow =
        Task.of(
            TaskSpec.named("slow").overdueAfter(Duration.ofMillis(1)).build(), run -> end.await());
    AtomicBoolean well = new AtomicBoolean();
    try (Housekeeper housekeeper = builder().task(slow).task(failing("bad", well)).build()) {
      assertThat(housekeeper.start().failed()).isEmpty();
      Control control = housekeeper.control();
      housekeeper.runNow("bad", LONG);
      Answer.Accepted run = (Answer.Accepted) housekeeper.runNow("slow");
      ControlContract.await("that it is overdue", () -> control.attention().size() == 2);
      assertThat(control.attention())
          .extracting(Attention::task, Attention::kind)
          .containsExactly(tuple("bad", Kind.FAILING), tuple("slow", Kind.OVERDUE));
      assertThat(control.attention().get(1).sentence())
          .startsWith("run " + run.run() + " has been going on since ");
      ann(control, Duration.ofHours(1)).acknowledge("bad");
      assertThat(control.attention()).extracting(Attention::task).containsExactly("slow", "bad");
      end.countDown();
    }
  }
}
