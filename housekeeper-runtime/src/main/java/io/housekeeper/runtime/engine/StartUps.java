package io.housekeeper.runtime.engine;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.schedule.OnStartup;
import java.time.Duration;
import java.util.Optional;

/** Asks for the runs that a start of a node makes due. */
final class StartUps {

  private StartUps() {}

  static void request(Ledger ledger, Tenure tenure) {
    for (TaskView view : tenure.agenda().views()) {
      TaskSpec spec = view.plan().spec();
      boolean atEachStart = view.plan().schedule() instanceof OnStartup;
      Optional<Duration> delay = atEachStart ? Optional.of(Duration.ZERO) : spec.startupDelay();
      if (delay.isPresent()) {
        ledger.operations().startUp(tenure.me(), view.id(), delay.get(), spec.startupOncePer());
      }
    }
  }
}
