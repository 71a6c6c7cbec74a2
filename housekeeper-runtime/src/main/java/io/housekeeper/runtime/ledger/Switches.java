package io.housekeeper.runtime.ledger;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What keeps a task, or one of its fires, from running.
 *
 * @param disabled nothing of it is due, and nothing is written about that
 * @param skip the one fire that somebody asked to leave out
 * @param gone since when no living node has its code
 */
public record Switches(
    Set<Pause> paused, boolean disabled, Optional<Instant> skip, Optional<Instant> gone) {

  /** Nothing keeps it. */
  public static final Switches ON =
      new Switches(Set.of(), false, Optional.empty(), Optional.empty());

  public Switches {
    paused = Set.copyOf(paused);
  }

  /** Whether fires are claimed and waiting runs are started. */
  public boolean isOn() {
    return paused.isEmpty() && !disabled && gone.isEmpty();
  }

  public Switches with(Pause pause) {
    Set<Pause> more = new HashSet<>(paused);
    more.add(pause);
    return new Switches(more, disabled, skip, gone);
  }

  public Switches without(Pause pause) {
    Set<Pause> fewer = new HashSet<>(paused);
    fewer.remove(pause);
    return new Switches(fewer, disabled, skip, gone);
  }

  public Switches disabled(boolean disabled) {
    return new Switches(paused, disabled, skip, gone);
  }

  public Switches skipping(Optional<Instant> fire) {
    return new Switches(paused, disabled, fire, gone);
  }

  public Switches gone(Optional<Instant> since) {
    return new Switches(paused, disabled, skip, since);
  }
}
