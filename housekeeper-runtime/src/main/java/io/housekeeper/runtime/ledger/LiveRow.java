package io.housekeeper.runtime.ledger;

import io.housekeeper.runtime.run.OverlapPolicy;
import io.housekeeper.runtime.run.RunState;
import io.housekeeper.runtime.run.RunState.Ended;
import java.time.Instant;
import java.util.Optional;

/**
 * A run that is not over, or a zombie.
 *
 * @param owner who executes it; empty while it waits
 * @param begun when its first attempt started, and in what trace
 */
public record LiveRow(
    Subject subject, RunState state, Optional<Owner> owner, Optional<Begun> begun, Marks marks) {

  /**
   * What it keeps others from.
   *
   * @param guard holds the guard of its task
   * @param queued is the one that waits in its task's queue
   */
  public record Marks(boolean guard, boolean queued) {

    public static final Marks NONE = new Marks(false, false);
    public static final Marks GUARD = new Marks(true, false);
    public static final Marks QUEUED = new Marks(false, true);
  }

  public long id() {
    return subject.id();
  }

  public int task() {
    return subject.task();
  }

  /** When its first attempt started. */
  public Optional<Instant> startedAt() {
    return begun.map(Begun::at);
  }

  /** The context of its first span; see {@link Begun}. */
  public String trace() {
    return begun.map(Begun::trace).orElse("");
  }

  public boolean isZombie() {
    return state instanceof Ended;
  }

  /** As the overlap policy sees the run that holds the guard. */
  public OverlapPolicy.Holder holder() {
    return new OverlapPolicy.Holder(id(), startedAt().orElse(Instant.MIN), isZombie());
  }

  public LiveRow with(Subject subject) {
    return new LiveRow(subject, state, owner, begun, marks);
  }

  /** The same in a trace; in the one that it is in, if nobody knows of one. */
  public LiveRow in(String trace) {
    return trace.isEmpty()
        ? this
        : new LiveRow(subject, state, owner, begun.map(begin -> begin.in(trace)), marks);
  }

  public LiveRow with(RunState state) {
    return new LiveRow(subject, state, owner, begun, marks);
  }
}
