package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.engine.Bodies.Result;
import io.housekeeper.runtime.engine.Running.Stop;
import io.housekeeper.runtime.ledger.Begun;
import io.housekeeper.runtime.ledger.Figures;
import io.housekeeper.runtime.ledger.Finish;
import io.housekeeper.runtime.ledger.Finish.Owned;
import io.housekeeper.runtime.ledger.Finish.Report;
import io.housekeeper.runtime.run.RunEvent;
import io.housekeeper.runtime.run.RunEvent.HandedBack;
import io.housekeeper.runtime.run.RunEvent.Returned;
import io.housekeeper.runtime.run.RunEvent.ThreadEnded;
import io.housekeeper.runtime.run.RunEvent.Threw;
import io.housekeeper.runtime.run.RunEvent.TimeWasUp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;

/**
 * The runs that execute in this process: starts them, watches their time, and hands what became of
 * them to the recorder.
 */
final class Runner {

  /** A thread that is still alive this long after its interrupt is a zombie. */
  static final Duration GRACE = Duration.ofSeconds(5);

  /** So many threads of one task may ignore their interrupt before it is quarantined. */
  private static final int MOST_ZOMBIES = 3;

  private final Map<Long, Running> runs = new ConcurrentHashMap<>();
  private final Bodies bodies;
  private final Times times;
  private final Recorder recorder;
  private final DoubleSupplier chance;
  private final UsualTimes usual = new UsualTimes();

  Runner(Bodies bodies, Times times, Recorder recorder, DoubleSupplier chance) {
    this.bodies = bodies;
    this.times = times;
    this.recorder = recorder;
    this.chance = chance;
  }

  /** Starts a run that the ledger says is this node's. */
  void start(Assignment assignment) {
    Running running = new Running(assignment, times.now(), times.nanos());
    runs.put(assignment.id(), running);
    Bodies.Body body;
    try {
      body = bodies.start(assignment, result -> ended(running, result));
    } catch (RuntimeException | OutOfMemoryError noThread) {
      ended(running, Result.threw(noThread));
      return;
    }
    synchronized (running) {
      running.executes(body);
      // Somebody may have wanted its end while it was started.
      if (running.stop().isPresent()) {
        body.interrupt();
      }
    }
  }

  /** Gives a run back that the ledger says is this node's, without starting it. */
  void decline(Assignment assignment) {
    Result nothing =
        new Result(
            Optional.empty(), "its node had no contact when it was to start", "", Figures.NONE);
    Running never = new Running(assignment, times.now(), times.nanos());
    record(never, new HandedBack(times.now()), nothing);
  }

  /** How many slots are in use; a zombie has given its slot back. */
  int executing() {
    return (int) runs.values().stream().filter(running -> !running.isZombie()).count();
  }

  int zombies() {
    return (int) runs.values().stream().filter(Running::isZombie).count();
  }

  /** The runs that this process knows of, by id, with their fences. */
  boolean knows(long run, long fence) {
    Running running = runs.get(run);
    return running != null && running.assignment().fence() == fence;
  }

  /** No run with a lower id executes here. */
  long lowestRun() {
    return runs.keySet().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
  }

  Collection<Running> all() {
    return List.copyOf(runs.values());
  }

  /** Asks runs to end. */
  void stop(Predicate<Running> which, Stop reason) {
    runs.values().stream().filter(which).forEach(running -> stop(running, reason));
  }

  private void stop(Running running, Stop reason) {
    synchronized (running) {
      if (running.stopFor(reason, times.nanos())) {
        running.body().ifPresent(Bodies.Body::interrupt);
      }
    }
  }

  /** Interrupts what has had its time, and gives up on what ignores that. */
  void watchTime() {
    for (Running running : runs.values()) {
      Duration time = times.since(running.startedNanos());
      if (time.compareTo(running.assignment().plan().spec().timeout()) >= 0) {
        timeUp(running);
      } else if (time.compareTo(usual.overdueAfter(running.assignment())) >= 0) {
        overdue(running);
      }
      giveUp(running);
    }
  }

  /** How long there will be nothing to interrupt, nor to give up; nothing if nothing executes. */
  Optional<Duration> untilNextWatch() {
    return runs.values().stream()
        .filter(running -> !running.isZombie())
        .map(this::untilWatch)
        .min(Comparator.naturalOrder());
  }

  private Duration untilWatch(Running running) {
    if (running.stop().filter(reason -> reason == Stop.TIME_UP).isPresent()) {
      return GRACE.minus(times.since(running.stoppedNanos()));
    }
    Duration timeout = running.assignment().plan().spec().timeout();
    Duration overdue = running.isOverdue() ? timeout : usual.overdueAfter(running.assignment());
    Duration first = overdue.compareTo(timeout) < 0 ? overdue : timeout;
    return first.minus(times.since(running.startedNanos()));
  }

  private void timeUp(Running running) {
    if (running.mayStopFor(Stop.TIME_UP)) {
      recorder.timeUp(running.assignment(), running.body().map(Bodies.Body::stack).orElse(""));
    }
    stop(running, Stop.TIME_UP);
  }

  private void overdue(Running running) {
    if (!running.isOverdue()) {
      running.becomesOverdue();
      recorder.overdue(running.assignment());
    }
  }

  private void giveUp(Running running) {
    synchronized (running) {
      boolean ignored =
          running.stop().filter(reason -> reason == Stop.TIME_UP).isPresent()
              && !running.isZombie()
              && runs.containsKey(running.assignment().id())
              && times.since(running.stoppedNanos()).compareTo(GRACE) >= 0;
      if (ignored) {
        running.becomesZombie();
        Result unknown =
            new Result(Optional.empty(), "its thread ignores the interrupt", "", Figures.NONE);
        record(running, new TimeWasUp(times.now(), false, 0), unknown);
        countLeftBehind(running.assignment().row().task());
      }
    }
  }

  private void countLeftBehind(int task) {
    int zombies =
        (int)
            runs.values().stream()
                .filter(run -> run.isZombie() && run.assignment().row().task() == task)
                .count();
    if (zombies >= MOST_ZOMBIES) {
      recorder.leftBehind(task, zombies);
    }
  }

  private void ended(Running running, Result result) {
    synchronized (running) {
      try {
        record(running, result);
      } finally {
        // Not before: whoever asks meanwhile whether all is over must not find it nowhere.
        runs.remove(running.assignment().id(), running);
      }
    }
  }

  private void record(Running running, Result result) {
    Optional<Stop> stop = running.stop();
    if (stop.filter(reason -> reason == Stop.NOT_OURS).isPresent()) {
      return;
    }
    if (stop.isEmpty() && result.failure().isEmpty()) {
      usual.took(running.assignment().row().task(), times.since(running.startedNanos()));
    }
    RunEvent event = running.isZombie() ? new ThreadEnded() : event(stop, result);
    record(running, event, result);
  }

  private RunEvent event(Optional<Stop> stop, Result result) {
    Instant now = times.now();
    if (stop.isPresent() && stop.get() == Stop.TIME_UP) {
      return new TimeWasUp(now, true, chance.getAsDouble());
    }
    if (result.failure().isEmpty()) {
      return new Returned();
    }
    boolean handedBack =
        stop.filter(reason -> reason == Stop.SHUTDOWN || reason == Stop.GIVEN_UP).isPresent();
    return handedBack ? new HandedBack(now) : new Threw(now, chance.getAsDouble());
  }

  private void record(Running running, RunEvent event, Result result) {
    Assignment assignment = running.assignment();
    Owned run =
        new Owned(
            assignment.id(),
            assignment.row().task(),
            assignment.fence(),
            assignment.row().begun().orElse(Begun.at(running.startedAt())));
    Report report =
        new Report(
            result.message(),
            result.extra(),
            timed(result.figures(), running),
            running.startedAt(),
            times.now());
    recorder.record(new Finish(run, event, assignment.plan().transitions(), report));
  }

  private Figures timed(Figures figures, Running running) {
    long millis = times.since(running.startedNanos()).toMillis();
    return new Figures(millis, figures.cpuMicros(), figures.allocatedBytes());
  }
}
