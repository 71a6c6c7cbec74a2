package io.housekeeper.runtime.run;

import io.housekeeper.api.TaskSpec.Overlap;
import io.housekeeper.runtime.run.RunState.Ended;
import io.housekeeper.runtime.run.RunState.Running;
import io.housekeeper.runtime.run.RunState.Waiting;
import java.time.Instant;

/** Which run keeps others of its task from starting. */
public final class Guard {

  private Guard() {}

  /** Whether a run in that state holds the guard of its task. */
  public static boolean isHeld(RunState state, Overlap overlap) {
    if (overlap == Overlap.ALLOW) {
      return false;
    }
    return switch (state) {
      case Running running -> true;
      case Waiting waiting -> waiting.why().holdsGuard();
      case Ended ended -> ended.threadAlive();
    };
  }

  /** The run that holds the guard of a task. */
  public record Holder(long run, Instant firstStartedAt, boolean zombie) {}
}
