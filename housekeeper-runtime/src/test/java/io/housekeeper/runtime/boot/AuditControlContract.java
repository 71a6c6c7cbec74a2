package io.housekeeper.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.ChangeMade;
import io.housekeeper.runtime.control.Commands;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.Role;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was changed, on a running Housekeeper. */
interface AuditControlContract {

  LedgerAddress address();

  private static Task task(String name) {
    return Task.of(TaskSpec.named(name).schedule("0 2 * * *").build(), run -> {});
  }

  @Test
  default void whatWasChangedIsFoundWithTheTaskThatItIsAbout() {
    try (Housekeeper housekeeper =
        Housekeeper.builder().ledger(address()).task(task("purge")).task(task("mail")).build()) {
      assertThat(housekeeper.start().failed()).isEmpty();
      Control control = housekeeper.control();
      Commands ann = control.as(Asking.by("ann").because("a test"));
      ann.pause("purge");
      ann.skipNext("mail");
      String secret = ann.tokens().issue("ci", Role.ADMIN, Optional.empty());
      ann.pauseEverything();
      ann.resume("purge");

      List<ChangeMade> all = control.audit(Optional.empty(), Optional.empty(), 100);
      assertThat(all)
          .extracting(ChangeMade::task, ChangeMade::what)
          .containsExactly(
              tuple(Optional.of("purge"), "revert pause-TASK"),
              tuple(Optional.empty(), "pause"),
              tuple(Optional.empty(), "issue token"),
              tuple(Optional.of("mail"), "skip"),
              tuple(Optional.of("purge"), "pause pause-TASK"));
      assertThat(all).allMatch(change -> change.by().who().equals("ann"));
      assertThat(all).allMatch(change -> !change.toString().contains(secret));
      List<ChangeMade> ofPurge = control.audit(Optional.of("purge"), Optional.empty(), 100);
      assertThat(ofPurge).containsExactly(all.get(0), all.get(4));
      assertThat(control.tasks().changes("purge", Optional.empty(), 100)).isEqualTo(ofPurge);
      assertThat(control.audit(Optional.empty(), Optional.of(all.get(1).id()), 2))
          .containsExactly(all.get(2), all.get(3));
      assertThat(control.audit(Optional.of("none"), Optional.empty(), 9)).isEmpty();
      assertThatThrownBy(() -> control.audit(Optional.empty(), Optional.of("x"), 9))
          .hasMessage("a change has a number, and 'x' is none");

      // Who comes in has nothing to do with how a task does.
      assertThat(control.explaining().changedSinceSuccess("mail"))
          .extracting(ChangeMade::what)
          .containsExactly("pause", "skip");
    }
  }
}
