package io.housekeeper.runtime.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What keeps a task, or one of its fires, from running.
 *
 * @param disabled nothing of it is due, and nothing is written about that
 * @param skip the one fire that somebody asked to leave out
 * @param gone since when no living node has its code
 * @param until when the first of what holds only for a while is over: an override or a pause
 */
public record Switches(
    Set<Pause> paused,
    boolean disabled,
    Optional<Instant> skip,
    Optional<Instant> gone,
    Optional<Instant> until) {

  /** Nothing keeps it. */
  public static final Switches ON =
      new Switches(Set.of(), false, Optional.empty(), Optional.empty(), Optional.empty());

  public Switches {
    paused = Set.copyOf(paused);
  }

  /** Whether fires are claimed and waiting runs are started. */
  public boolean isOn() {
    return paused.isEmpty() && !disabled && gone.isEmpty();
  }

  /** Whether something that held for a while is over, and nobody has noticed yet. */
  public boolean isOver(Instant now) {
    return until.filter(end -> !end.isAfter(now)).isPresent();
  }

  public Switches paused(Set<Pause> pauses) {
    return new Switches(pauses, disabled, skip, gone, until);
  }

  public Switches disabled(boolean disabled) {
    return new Switches(paused, disabled, skip, gone, until);
  }

  public Switches skipping(Optional<Instant> fire) {
    return new Switches(paused, disabled, fire, gone, until);
  }

  public Switches gone(Optional<Instant> since) {
    return new Switches(paused, disabled, skip, since, until);
  }

  public Switches until(Optional<Instant> end) {
    return new Switches(paused, disabled, skip, gone, end);
  }
}
