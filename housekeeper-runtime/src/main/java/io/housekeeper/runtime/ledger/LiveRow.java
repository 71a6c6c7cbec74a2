package io.housekeeper.runtime.ledger;

import io.housekeeper.runtime.run.Guard;
import io.housekeeper.runtime.run.RunState;
import io.housekeeper.runtime.run.RunState.Ended;
import java.time.Instant;
import java.util.Optional;

/**
 * A run that is not over, or a zombie.
 *
 * @param owner who executes it; empty while it waits
 * @param startedAt when its first attempt started
 */
public record LiveRow(
    Subject subject,
    RunState state,
    Optional<Owner> owner,
    Optional<Instant> startedAt,
    Marks marks) {

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

  public boolean isZombie() {
    return state instanceof Ended;
  }

  /** As the overlap policy sees the run that holds the guard. */
  public Guard.Holder holder() {
    return new Guard.Holder(id(), startedAt.orElse(Instant.MIN), isZombie());
  }

  public LiveRow with(Subject subject) {
    return new LiveRow(subject, state, owner, startedAt, marks);
  }

  public LiveRow with(RunState state) {
    return new LiveRow(subject, state, owner, startedAt, marks);
  }
}
