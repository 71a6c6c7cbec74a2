package io.housekeeper.sentry;

import io.housekeeper.api.Run;
import io.housekeeper.api.RunListener;
import io.housekeeper.sentry.monitor.Monitor;
import io.housekeeper.sentry.monitor.Monitor.Pace;
import io.housekeeper.sentry.monitor.Watchlist;
import io.housekeeper.sentry.wire.Undelivered;
import java.util.Optional;

/**
 * Tells Sentry of runs: when those with a monitor begin, go on and end, and which of all have
 * failed for good. What it throws is counted by its host, and shown.
 */
final class Reporter implements RunListener {

  private final Watchlist watchlist;
  private final Post post;
  private final Vigil vigil;
  private final Throttle throttle;
  private final Minutes minutes = new Minutes();

  Reporter(Watchlist watchlist, Post post, Vigil vigil, Throttle throttle) {
    this.watchlist = watchlist;
    this.post = post;
    this.vigil = vigil;
    this.throttle = throttle;
  }

  @Override
  public void started(Run run) throws Undelivered, InterruptedException {
    Optional<Monitor> monitor = ofEachRun(run);
    if (monitor.isPresent()) {
      watch(run, monitor.get());
      throttle.tells(monitor.get().slug());
      post.begun(run, monitor.get());
    }
  }

  /** Another attempt; perhaps of a run that began at a node which is no more. */
  @Override
  public void attemptStarted(Run run) throws Undelivered, InterruptedException {
    Optional<Monitor> monitor = ofEachRun(run);
    if (monitor.isPresent()) {
      watch(run, monitor.get());
      refresh(run, monitor.get());
    }
  }

  /** The next attempt may be anybody's: until it starts nobody says that the run goes on. */
  @Override
  public void attemptFailed(Run run) throws Undelivered, InterruptedException {
    vigil.end(run.id());
    Optional<Monitor> monitor = ofEachRun(run);
    if (monitor.isPresent()) {
      refresh(run, monitor.get());
    }
  }

  @Override
  public void ended(Run run) throws Undelivered, InterruptedException {
    vigil.end(run.id());
    if (run.test()) {
      post.tried(run);
      return;
    }
    Optional<Undelivered> lost = checkIn(run);
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
  private Optional<Undelivered> checkIn(Run run) throws InterruptedException {
    Optional<Monitor> monitor = watchlist.of(run).filter(it -> hasRun(run.state()));
    try {
      if (monitor.isPresent()) {
        end(run, monitor.get());
      }
      return Optional.empty();
    } catch (Undelivered failure) {
      return Optional.of(failure);
    }
  }

  private void end(Run run, Monitor monitor) throws Undelivered, InterruptedException {
    boolean well = !isFailure(run.state());
    if (monitor.pace() != Pace.EACH_MINUTE) {
      post.ended(run, monitor, well);
      return;
    }
    Optional<Boolean> minute = minutes.ended(run.task().name(), run.fire().orElseThrow(), well);
    if (minute.isPresent()) {
      post.ended(run, monitor, minute.get());
    }
  }

  private Optional<Monitor> ofEachRun(Run run) {
    return watchlist.of(run).filter(it -> it.pace() == Pace.EACH_RUN);
  }

  private void watch(Run run, Monitor monitor) {
    vigil.begin(run.id(), monitor.refreshedEvery(), () -> post.goesOn(run, monitor));
  }

  private void refresh(Run run, Monitor monitor) throws Undelivered, InterruptedException {
    if (throttle.isDue(monitor.slug())) {
      throttle.tells(monitor.slug());
      post.goesOn(run, monitor);
    }
  }

  private static boolean hasRun(Run.State state) {
    return isFailure(state) || state == Run.State.SUCCEEDED || state == Run.State.CANCELLED;
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
