package io.housekeeper.client;

import io.housekeeper.client.answer.RunDetail;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Looks at a run, again and again, until it is over. */
final class Waiting {

  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private final Supplier<RunDetail> look;
  private final CompletableFuture<Boolean> enough;

  Waiting(Supplier<RunDetail> look, Duration atMost) {
    this.look = look;
    this.enough =
        new CompletableFuture<Boolean>()
            .completeOnTimeout(true, atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The run when it is over, or as it is when that has taken too long. */
  RunDetail untilOver() {
    RunDetail run = look.get();
    Duration pause = SHORTEST;
    while (!run.run().state().isOver() && !rests(pause)) {
      run = lookedAt(run);
      pause = pause.compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
    }
    return run;
  }

  /** As it was, while the service is away and there is time left. */
  private RunDetail lookedAt(RunDetail before) {
    try {
      return look.get();
    } catch (HousekeeperFailure failed) {
      if (!failed.isUnreachable() || enough.isDone() || Thread.currentThread().isInterrupted()) {
        throw failed;
      }
      return before;
    }
  }

  /** Whether all the time is over. */
  private boolean rests(Duration pause) {
    try {
      return enough.get(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException goesOn) {
      return false;
    } catch (InterruptedException interrupted) {
      // The next look says so.
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
