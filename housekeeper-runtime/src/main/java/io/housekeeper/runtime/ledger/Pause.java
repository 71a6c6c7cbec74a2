package io.housekeeper.runtime.ledger;

import java.util.EnumSet;
import java.util.Set;

/** Who or what keeps a task from starting; several may at once. Kept as bits. */
public enum Pause {
  /** An operator paused the task. */
  TASK(1),
  /** An operator paused everything. */
  EVERYTHING(2),
  /** The system did, because the task crashed too often or left too many zombies. */
  QUARANTINE(4);

  private final int bit;

  Pause(int bit) {
    this.bit = bit;
  }

  public int bit() {
    return bit;
  }

  /** The bits of a set of pauses. */
  public static int bits(Set<Pause> pauses) {
    return pauses.stream().mapToInt(pause -> pause.bit).sum();
  }

  /** The pauses of a set of bits. */
  public static Set<Pause> of(int bits) {
    Set<Pause> pauses = EnumSet.noneOf(Pause.class);
    for (Pause pause : values()) {
      if ((bits & pause.bit) != 0) {
        pauses.add(pause);
      }
    }
    return Set.copyOf(pauses);
  }
}
