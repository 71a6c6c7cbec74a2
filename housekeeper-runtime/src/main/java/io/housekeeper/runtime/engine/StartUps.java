package io.housekeeper.runtime.engine;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.schedule.OnStartup;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Asks for the runs that a start of a node makes due, once for each incarnation. A node that was
 * taken for dead and joins again asks again: what it had asked for before may have been ended
 * together with it, as everything of tasks is that run on every node, and nobody can tell a node
 * that stood still from one that was started anew. A task that minds says once per how long.
 */
final class StartUps {

  private final Ledger ledger;
  private final Tenure tenure;
  private final BooleanSupplier fires;
  private final Set<Integer> asked = new HashSet<>();

  StartUps(Ledger ledger, Tenure tenure, BooleanSupplier fires) {
    this.ledger = ledger;
    this.tenure = tenure;
    this.fires = fires;
  }

  /** Asks for those that were not asked for yet, because the ledger failed between. */
  void request() {
    if (!fires.getAsBoolean()) {
      return;
    }
    for (TaskView view : tenure.agenda().views()) {
      if (!asked.contains(view.id())) {
        request(view);
        asked.add(view.id());
      }
    }
  }

  private void request(TaskView view) {
    TaskSpec spec = view.plan().spec();
    boolean atEachStart = view.plan().schedule() instanceof OnStartup;
    Optional<Duration> delay = atEachStart ? Optional.of(Duration.ZERO) : spec.startupDelay();
    if (delay.isPresent()) {
      ledger.operations().startUp(tenure.me(), view.id(), delay.get(), spec.startupOncePer());
    }
  }
}
