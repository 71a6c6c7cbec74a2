package io.housekeeper.runtime.control;

import io.housekeeper.runtime.ledger.Overridden;
import java.util.Optional;

/**
 * A pause that keeps a task from starting.
 *
 * @param what TASK, EVERYTHING or QUARANTINE
 * @param by who or what has paused it, why, and until when
 */
public record PauseInPlace(String what, ChangeMade.By by) {

  static Optional<PauseInPlace> of(Overridden one) {
    return one.pause().map(pause -> new PauseInPlace(pause.name(), ChangeMade.By.of(one.by())));
  }
}
