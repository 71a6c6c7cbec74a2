package io.housekeeper.dist.proof;

import java.util.Optional;

/**
 * Something that was done to the nodes or to what they need.
 *
 * @param node to whom; nobody where it was done to all
 * @param from when, by the clock of the store of evidence
 * @param until when it was taken back; of a kill, the same instant
 */
record Fault(Kind kind, Optional<String> node, long from, long until) {

  /** Effects outlast a fault: what it interrupted is taken up within this time. */
  private static final long ECHO = 15_000_000_000L;

  /** What. */
  enum Kind {
    KILLED("kill -9 of a node"),
    FROZEN("SIGSTOP and SIGCONT of a node"),
    CUT_OFF("no packet between a node and its database"),
    DATABASE_STOPPED("PostgreSQL stopped and started"),
    DATABASE_KILLED("kill -9 of PostgreSQL and start"),
    DATABASE_FROZEN("SIGSTOP and SIGCONT of PostgreSQL"),
    DISK_FULL("disk full"),
    CLOCK_FORWARD("wall clock stepped forward"),
    CLOCK_BACK("wall clock stepped back");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    /** Whether its node loses what it executes, for others to take up. */
    boolean endsExecutions() {
      return this == KILLED || this == FROZEN || this == CUT_OFF;
    }

    /** Whether nothing can go on anywhere until it is over. */
    boolean stopsAll() {
      return this == DATABASE_STOPPED
          || this == DATABASE_KILLED
          || this == DATABASE_FROZEN
          || this == DISK_FULL;
    }

    /** Whether a claim may be left without an execution: its node, or the answer to it, is gone. */
    boolean interrupts() {
      return endsExecutions() || stopsAll();
    }
  }

  boolean hits(String name) {
    return node.isEmpty() || node.get().equals(name);
  }

  /** Whether it may be the reason for what happened to somebody between two instants. */
  boolean explains(String name, long begin, long end) {
    return hits(name) && from <= end && begin <= until + ECHO;
  }
}
