package io.housekeeper.runtime.ledger;

import java.time.Instant;

/**
 * That a run was begun.
 *
 * @param at when its first attempt started
 * @param trace the context of its first span, as the W3C's {@code traceparent} has it; empty if
 *     nobody traces it
 */
public record Begun(Instant at, String trace) {

  /** What precedes the id of the trace: the version and a dash. */
  private static final int START = 3;

  private static final int END = START + 32;

  /** Nobody traces it, as far as is known. */
  public static Begun at(Instant instant) {
    return new Begun(instant, "");
  }

  /** The same in a trace. */
  public Begun in(String other) {
    return new Begun(at, other);
  }

  /** Whether whoever traces it keeps what it is told of it: the last bit says so. */
  public boolean isSampled() {
    return !trace.isEmpty() && Character.digit(trace.charAt(trace.length() - 1), 16) % 2 == 1;
  }

  /** The id of the trace, or empty. */
  public String traceId() {
    return trace.length() < END ? "" : trace.substring(START, END);
  }
}
