package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.engine.Traces.Span;
import io.housekeeper.runtime.ledger.Finish;
import io.housekeeper.runtime.ledger.FinishAnswer;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Written.Started;
import io.housekeeper.runtime.run.RunState.Waiting;
import io.housekeeper.runtime.run.Why;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The spans of the runs of a tenure. One that is to be tried again keeps its span meanwhile: in
 * most cases the same node goes on with it.
 */
final class RunTraces {

  private static final Logger LOG = LoggerFactory.getLogger(RunTraces.class);

  /** A run that was not tried again here so long after it was due has gone elsewhere. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Map<Long, RunTrace> open = new ConcurrentHashMap<>();

  /** Until when those are waited for that are to be tried again. */
  private final Map<Long, Instant> awaited = new ConcurrentHashMap<>();

  private final Tracing tracing;
  private final InstantSource wall;

  /** Whether there is no use in asking again. */
  private volatile boolean misfit;

  RunTraces(Tracing tracing, InstantSource wall) {
    this.tracing = tracing;
    this.wall = wall;
  }

  /** What was started, in its trace. */
  Assignment begin(Started run) {
    RunTrace trace = trace(run);
    trace.attemptStarted(run.row().state().attempts().started());
    LiveRow row = run.row().trace().isEmpty() ? run.row().in(trace.context()) : run.row();
    return new Assignment(row, run.plan(), trace);
  }

  private RunTrace trace(Started run) {
    awaited.remove(run.row().id());
    RunTrace known = open.get(run.row().id());
    if (known != null) {
      return known;
    }
    Optional<Span> span = span(run);
    RunTrace trace = new RunTrace(span, wall);
    if (span.isPresent()) {
      open.put(run.row().id(), trace);
    }
    return trace;
  }

  private Optional<Span> span(Started run) {
    if (misfit) {
      return Optional.empty();
    }
    try {
      return tracing.begin(run.row(), run.plan().spec().name());
    } catch (LinkageError failure) {
      misfit = true;
      LOG.error("runs are not traced: the library for it is missing, or too old", failure);
    } catch (RuntimeException failure) {
      LOG.warn("run {} is not traced", run.row().id(), failure);
    }
    return Optional.empty();
  }

  /** The ledger has said what the end of an attempt comes to. */
  void finished(Finish finish, FinishAnswer answer) {
    RunTrace trace = open.get(finish.run().id());
    if (trace == null) {
      return;
    }
    switch (answer) {
      case FinishAnswer.Over over -> trace.end(over.entry());
      case FinishAnswer.Again again -> {
        trace.attemptFailed(finish.report());
        if (again.row().state() instanceof Waiting waiting && waiting.why() == Why.RETRY) {
          awaited.put(again.row().id(), waiting.dueAt().plus(PATIENCE));
          return;
        }
        trace.handOver();
      }
      case FinishAnswer.NotOwned lost -> trace.handOver();
      case FinishAnswer.Released released -> {
        return;
      }
    }
    open.remove(finish.run().id());
  }

  /** Gives up those that were to be tried again and are not. */
  void giveUp(Instant now) {
    awaited.forEach(
        (run, until) -> {
          if (until.isBefore(now) && awaited.remove(run, until)) {
            Optional.ofNullable(open.remove(run)).ifPresent(RunTrace::handOver);
          }
        });
  }

  /** Nothing of this tenure is seen any more. */
  void close() {
    awaited.clear();
    open.values().forEach(RunTrace::handOver);
    open.clear();
  }
}
