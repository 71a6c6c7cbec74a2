package io.housekeeper.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.Commands;
import io.housekeeper.runtime.control.Control;
import org.junit.jupiter.api.Test;

/** What operators ask for on the strength of what they have seen, on a running Housekeeper. */
interface RevisionControlContract {

  LedgerAddress address();

  private static long revision(Control control) {
    return control.tasks().status("purge").orElseThrow().revision();
  }

  @Test
  default void whoHasSeenATaskAsItWasIsToldToLookAgain() {
    Task purge = Task.of(TaskSpec.named("purge").schedule("0 2 * * *").build(), run -> {});
    try (Housekeeper housekeeper = Housekeeper.builder().ledger(address()).task(purge).build()) {
      assertThat(housekeeper.start().failed()).isEmpty();
      Control control = housekeeper.control();
      long seen = revision(control);
      Commands ann = control.as(Asking.by("ann").expecting(seen));
      Commands bob = control.as(Asking.by("bob").because("a test").expecting(seen).once("k"));
      assertThat(control.tasks().list("", "", 5).get(0).revision()).isEqualTo(seen);
      assertThat(ann.disable("purge")).isInstanceOf(Answer.Done.class);
      long now = revision(control);
      assertThat(now).isNotEqualTo(seen);
      Answer.Stale late =
          new Answer.Stale(
              "task 'purge' was changed meanwhile: it has revision %d, and %d was expected. Look at it again"
                  .formatted(now, seen),
              now);
      assertThat(bob.enable("purge")).isEqualTo(late);
      assertThat(bob.pause("purge")).isEqualTo(late);
      assertThat(bob.stop("purge")).isEqualTo(late);
      assertThat(bob.runNow("purge")).isEqualTo(late);
      assertThat(control.tasks().status("purge").orElseThrow().enabled()).isFalse();
      assertThat(revision(control)).isEqualTo(now);
      assertThat(control.as(Asking.by("bob").expecting(now)).enable("purge"))
          .isInstanceOf(Answer.Done.class);
      assertThat(bob.pauseEverything()).isInstanceOf(Answer.Refused.class);
    }
  }
}
