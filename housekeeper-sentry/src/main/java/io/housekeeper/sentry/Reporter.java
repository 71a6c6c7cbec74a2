package io.housekeeper.sentry;

import io.housekeeper.api.Run;
import io.housekeeper.api.RunListener;
import io.housekeeper.sentry.monitor.Monitor;
import io.housekeeper.sentry.monitor.Monitor.Pace;
import io.housekeeper.sentry.monitor.Watchlist;
import io.housekeeper.sentry.wire.Undelivered;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells Sentry of runs: when those with a monitor begin, go on and end, and which of all have
 * failed for good. What it throws is counted by its host, and shown.
 */
final class Reporter implements RunListener {

  /** Beyond its time limit nobody waits longer for an attempt to be over. */
  private static final Duration SLACK = Duration.ofMinutes(2);

  private final Watchlist watchlist;
  private final Post post;
  private final Vigil vigil;
  private final Known known;
  private final Minutes minutes = new Minutes();

  Reporter(Watchlist watchlist, Post post, Vigil vigil, Known known) {
    this.watchlist = watchlist;
    this.post = post;
    this.vigil = vigil;
    this.known = known;
  }

  @Override
  public void started(Run run) throws Undelivered, InterruptedException {
    Optional<Monitor> monitor = ofEachRun(run);
    if (monitor.isPresent()) {
      begin(run, monitor.get());
    }
  }

  /** What Sentry does not know of is not refreshed: it would begin in the middle of the run. */
  private void begin(Run run, Monitor monitor) throws Undelivered, InterruptedException {
    known.missed(run.id());
    post.begun(
        run,
        monitor,
        () -> {
          known.add(run.id(), monitor);
          watch(run, monitor);
        });
  }

  /** Another attempt; perhaps of a run that began at a node which is no more. */
  @Override
  public void attemptStarted(Run run) throws Undelivered, InterruptedException {
    Optional<Monitor> monitor = goingOn(run);
    if (monitor.isPresent()) {
      watch(run, monitor.get());
      refresh(run, monitor.get());
    }
  }

  /** The next attempt may be anybody's: until it starts nobody says that the run goes on. */
  @Override
  public void attemptFailed(Run run) throws Undelivered, InterruptedException {
    vigil.end(run.id());
    Optional<Monitor> monitor = goingOn(run);
    if (monitor.isPresent()) {
      refresh(run, monitor.get());
    }
  }

  @Override
  public void ended(Run run) throws Exception {
    vigil.end(run.id());
    boolean isOpen = !known.hasMissed(run.id());
    Optional<Monitor> begun = known.remove(run.id());
    if (run.test()) {
      post.tried(run);
      return;
    }
    Optional<Exception> lost = checkIn(run, begun, isOpen);
    if (isFailure(run.state())) {
      try {
        post.failed(run);
      } catch (Undelivered failure) {
        lost.ifPresent(failure::addSuppressed);
        throw failure;
      }
    }
    if (lost.isPresent()) {
      throw lost.get();
    }
  }

  /** Whatever becomes of it, there may be a failure to tell, too. */
  private Optional<Exception> checkIn(Run run, Optional<Monitor> begun, boolean isOpen)
      throws InterruptedException {
    try {
      if (begun.isPresent() && run.fire().isPresent()) {
        // With what held when it began, whatever holds now.
        post.closed(run, begun.get(), !isFailure(run.state()));
      } else if (hasRun(run)) {
        Optional<Monitor> monitor = watchlist.of(run);
        if (monitor.isPresent()) {
          end(run, monitor.get(), isOpen);
        }
      }
      return Optional.empty();
    } catch (Undelivered | RuntimeException failure) {
      return Optional.of(failure);
    }
  }

  private void end(Run run, Monitor monitor, boolean isOpen)
      throws Undelivered, InterruptedException {
    boolean well = !isFailure(run.state());
    if (monitor.pace() == Pace.EACH_MINUTE) {
      Instant fire = run.fire().orElseThrow();
      Optional<Boolean> minute = minutes.ended(run.task().name(), fire, well);
      if (minute.isPresent()) {
        post.ended(run, monitor, minute.get());
      }
    } else if (monitor.pace() == Pace.EACH_RUN && (run.retold() || (isOpen && run.attempt() > 1))) {
      // Somebody else, or this one before, has said that it goes on.
      post.closed(run, monitor, well);
    } else {
      post.ended(run, monitor, well);
    }
  }

  private Optional<Monitor> ofEachRun(Run run) {
    return watchlist.of(run).filter(it -> it.pace() == Pace.EACH_RUN);
  }

  private Optional<Monitor> goingOn(Run run) {
    return ofEachRun(run).filter(it -> !known.hasMissed(run.id()));
  }

  private void watch(Run run, Monitor monitor) {
    Duration attempt = run.task().timeout().plus(SLACK);
    vigil.begin(run.id(), monitor.refreshedEvery(), attempt, () -> post.goesOn(run, monitor));
  }

  private void refresh(Run run, Monitor monitor) throws Undelivered, InterruptedException {
    if (known.isDue(run.id())) {
      post.goesOn(run, monitor);
      known.add(run.id(), monitor);
    }
  }

  private static boolean hasRun(Run run) {
    return isFailure(run.state())
        || run.state() == Run.State.SUCCEEDED
        || run.state() == Run.State.CANCELLED;
  }

  private static boolean isFailure(Run.State state) {
    return state == Run.State.FAILED || state == Run.State.TIMED_OUT || state == Run.State.LOST;
  }

  @Override
  public void close() {
    vigil.close();
    post.close();
  }
}
