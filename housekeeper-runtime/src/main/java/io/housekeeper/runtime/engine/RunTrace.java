package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.engine.Traces.Failure;
import io.housekeeper.runtime.engine.Traces.Outcome;
import io.housekeeper.runtime.engine.Traces.Scope;
import io.housekeeper.runtime.engine.Traces.Span;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Finish.Report;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The span of a run on this node. What its code came to is known when its thread is free; whether
 * that is the end of the run, when the ledger has said so. Whoever traces is not ours: what it
 * throws is logged, and the run goes on.
 */
final class RunTrace {

  private static final Logger LOG = LoggerFactory.getLogger(RunTrace.class);

  /** Of a run that nobody traces. */
  static final RunTrace NONE = new RunTrace(Optional.empty(), () -> Instant.EPOCH);

  private Optional<Span> span;
  private final InstantSource wall;
  private int attempt;
  private Optional<Instant> codeEndedAt = Optional.empty();
  private Optional<Throwable> thrown = Optional.empty();

  /**
   * @param wall the clock that spans are timed by
   */
  RunTrace(Optional<Span> span, InstantSource wall) {
    this.span = span;
    this.wall = wall;
  }

  /** What it would be called by others that are part of it; empty if nobody traces it. */
  synchronized String context() {
    return span.flatMap(it -> tried(it, Span::context)).orElse("");
  }

  /** The current thread executes the run until that is closed. */
  synchronized Scope enter() {
    Scope inner = span.flatMap(it -> tried(it, Span::enter)).orElse(() -> {});
    return () -> safely(inner, Scope::close);
  }

  synchronized void attemptStarted(int number) {
    attempt = number;
    codeEndedAt = Optional.empty();
    thrown = Optional.empty();
    span.ifPresent(it -> safely(it, one -> one.attemptStarted(number)));
  }

  /** The code of an attempt has ended on its thread. */
  synchronized void codeEnded(Optional<Throwable> failure) {
    if (span.isPresent()) {
      codeEndedAt = Optional.of(wall.instant());
      thrown = failure;
      failure.ifPresent(it -> safely(span.get(), one -> one.threw(attempt, it)));
    }
  }

  /** The run will be tried again, here or elsewhere. */
  synchronized void attemptFailed(Report report) {
    Failure failure = new Failure(report.message(), thrown);
    Instant at = codeEndedAt();
    span.ifPresent(it -> safely(it, one -> one.attemptFailed(attempt, failure, at)));
  }

  /** The run is over. */
  synchronized void end(Entry entry) {
    int attempts = entry.execution().map(Entry.Execution::attempts).orElse(0);
    Optional<Failure> failure =
        entry.ending().isFailure()
            ? Optional.of(new Failure(entry.outcome().message(), thrown))
            : Optional.empty();
    Outcome outcome = new Outcome(entry.ending().name(), attempts, failure);
    close(one -> one.end(outcome, codeEndedAt()));
  }

  /** Whatever becomes of the run is not seen here. */
  synchronized void handOver() {
    close(one -> one.handedOver(codeEndedAt()));
  }

  private void close(Consumer<Span> last) {
    span.ifPresent(it -> safely(it, last));
    span = Optional.empty();
  }

  private Instant codeEndedAt() {
    return codeEndedAt.orElseGet(wall::instant);
  }

  private static <S> void safely(S it, Consumer<S> what) {
    Optional<Boolean> unused =
        tried(
            it,
            one -> {
              what.accept(one);
              return true;
            });
  }

  private static <S, T> Optional<T> tried(S it, Function<S, T> what) {
    try {
      return Optional.of(what.apply(it));
    } catch (RuntimeException | LinkageError failure) {
      LOG.warn("a run cannot be traced as it should; it goes on", failure);
      return Optional.empty();
    }
  }
}
