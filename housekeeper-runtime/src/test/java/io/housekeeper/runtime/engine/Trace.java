package io.housekeeper.runtime.engine;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What happened in a simulation, in order; written down only where somebody wants to see it. */
final class Trace {

  private final Consumer<String> lines;
  private final boolean isWanted;
  private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);

  private Trace(Consumer<String> lines, boolean isWanted) {
    this.lines = lines;
    this.isWanted = isWanted;
  }

  /** Counts, and writes nothing. */
  static Trace none() {
    return new Trace(line -> {}, false);
  }

  static Trace to(Consumer<String> lines) {
    return new Trace(lines, true);
  }

  void note(Instant at, Supplier<String> what) {
    if (isWanted) {
      lines.accept(at + " " + what.get());
    }
  }

  void fault(Instant at, Fault fault, Supplier<String> where) {
    faults.merge(fault, 1L, Long::sum);
    note(at, () -> "FAULT " + fault + " " + where.get());
  }

  Map<Fault, Long> faults() {
    return faults;
  }
}
