package io.housekeeper.runtime.engine;

import io.housekeeper.api.Run;
import io.housekeeper.api.RunListener;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Finish.Report;
import io.housekeeper.runtime.ledger.LiveRow;
import java.util.Optional;
import java.util.function.Consumer;

/** Something that listeners are told. */
sealed interface Happening {

  /** Tells a listener, which sees the run as it is said here. */
  default void tell(RunListener listener, Run run) throws Exception {
    switch (this) {
      case Started started -> listener.started(run);
      case AttemptStarted another -> listener.attemptStarted(run);
      case Overdue overdue -> listener.overdue(run);
      case AttemptFailed failed -> listener.attemptFailed(run);
      case Ended ended -> listener.ended(run);
      case Trial trial -> listener.ended(run);
    }
  }

  record Started(LiveRow row) implements Happening {}

  /** Another attempt than the first. */
  record AttemptStarted(LiveRow row) implements Happening {}

  record Overdue(LiveRow row) implements Happening {}

  /**
   * Somebody tries out one listener, with the end of a run that there never was.
   *
   * @param heard is told what came of it
   */
  record Trial(Run run, Consumer<Heard> heard) implements Happening {}

  record AttemptFailed(LiveRow row, Report report, Optional<Throwable> failure)
      implements Happening {}

  /**
   * A run is over.
   *
   * @param node which node wrote the entry
   * @param retold whether listeners may have been told before, by a node that has died since
   */
  record Ended(Entry entry, String node, boolean retold, Optional<Throwable> failure)
      implements Happening {}
}
