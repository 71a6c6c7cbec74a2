package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.engine.Bodies.Body;
import java.time.Instant;
import java.util.Optional;

/** A run whose thread is alive in this process. Guarded by its {@link Runner}. */
final class Running {

  /** Why its thread was interrupted. */
  enum Stop {
    TIME_UP,
    CANCELLED,
    SHUTDOWN,
    /** The node must assume that the run was given to another. */
    GIVEN_UP,
    /** The ledger has given the run to another, or the node is fenced. */
    NOT_OURS
  }

  private final Assignment assignment;
  private final Instant startedAt;
  private final long startedNanos;
  private Optional<Body> body = Optional.empty();
  private Optional<Stop> stop = Optional.empty();
  private long stoppedNanos;
  private boolean zombie;
  private boolean overdue;

  Running(Assignment assignment, Instant startedAt, long startedNanos) {
    this.assignment = assignment;
    this.startedAt = startedAt;
    this.startedNanos = startedNanos;
  }

  Assignment assignment() {
    return assignment;
  }

  Instant startedAt() {
    return startedAt;
  }

  long startedNanos() {
    return startedNanos;
  }

  void executes(Body started) {
    body = Optional.of(started);
  }

  Optional<Body> body() {
    return body;
  }

  Optional<Stop> stop() {
    return stop;
  }

  /** Notes why it is to end; says whether that is the first reason. */
  boolean stopFor(Stop reason, long nanos) {
    boolean first = stop.isEmpty();
    if (mayStopFor(reason)) {
      stop = Optional.of(reason);
    }
    if (first) {
      stoppedNanos = nanos;
    }
    return first;
  }

  /**
   * Whether that would be news. The first reason counts, with two exceptions: that it is not ours
   * overrides all; and who was asked to end, and has not until its time is up, has no more time
   * than others.
   */
  boolean mayStopFor(Stop reason) {
    return switch (reason) {
      case NOT_OURS -> true;
      case TIME_UP -> stop.isEmpty() || stop.get() == Stop.CANCELLED || stop.get() == Stop.GIVEN_UP;
      case CANCELLED, SHUTDOWN, GIVEN_UP -> stop.isEmpty();
    };
  }

  long stoppedNanos() {
    return stoppedNanos;
  }

  boolean isZombie() {
    return zombie;
  }

  void becomesZombie() {
    zombie = true;
  }

  boolean isOverdue() {
    return overdue;
  }

  void becomesOverdue() {
    overdue = true;
  }
}
