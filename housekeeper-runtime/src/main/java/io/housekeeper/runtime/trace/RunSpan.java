package io.housekeeper.runtime.trace;

import io.housekeeper.runtime.engine.Traces;
import io.housekeeper.runtime.engine.Traces.Traced;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.Optional;

/** The span of a run; attempts are events of it. */
final class RunSpan implements Traces.Span {

  /** The name of the instrumentation. */
  private static final String SCOPE = "io.housekeeper";

  private final Span span;
  private final Context context;

  private RunSpan(Span span) {
    this.span = span;
    this.context = Context.root().with(span);
  }

  /**
   * Begins one, unless nobody traces anything. What the current thread is part of is none of the
   * run's affair.
   */
  static Optional<Traces.Span> begin(OpenTelemetry telemetry, Traced run, String within) {
    SpanContext before = TraceParent.read(within);
    SpanBuilder builder =
        telemetry
            .getTracer(SCOPE)
            .spanBuilder("run " + run.task())
            .setParent(Context.root().with(Span.wrap(before)));
    RunAttributes.set(builder, run);
    Span span = builder.startSpan();
    return isTraced(span.getSpanContext(), before)
        ? Optional.of(new RunSpan(span))
        : Optional.empty();
  }

  /** Who traces nothing makes no span, but hands on that of before. */
  private static boolean isTraced(SpanContext made, SpanContext before) {
    return made.isValid() && !made.getSpanId().equals(before.getSpanId());
  }

  @Override
  public String context() {
    return TraceParent.write(span.getSpanContext());
  }

  @Override
  @SuppressWarnings("MustBeClosedChecker") // Who enters closes it.
  public Traces.Scope enter() {
    io.opentelemetry.context.Scope scope = context.makeCurrent();
    return () -> {
      scope.close();
      leaveNothing();
    };
  }

  /** What a task has left open on its thread is not to become part of the next one's run. */
  @SuppressWarnings("MustBeClosedChecker") // Nothing was current before the run.
  private static void leaveNothing() {
    if (!Context.current().equals(Context.root())) {
      io.opentelemetry.context.Scope unused = Context.root().makeCurrent();
    }
  }

  @Override
  public void attemptStarted(int number) {
    span.addEvent("attempt started", Attributes.of(RunAttributes.ATTEMPT, (long) number));
  }

  @Override
  public void threw(int number, Throwable failure) {
    span.recordException(failure, Attributes.of(RunAttributes.ATTEMPT, (long) number));
  }

  @Override
  public void attemptFailed(int number, Traces.Failure failure, Instant at) {
    AttributesBuilder attributes = Attributes.builder().put(RunAttributes.ATTEMPT, number);
    if (failure.thrown().isPresent()) {
      Throwable thrown = failure.thrown().get();
      attributes.put(RunAttributes.THROWN, thrown.getClass().getName());
      attributes.put(RunAttributes.MESSAGE, thrown.getMessage());
    } else {
      attributes.put(RunAttributes.MESSAGE, failure.message());
    }
    span.addEvent("attempt failed", attributes.build(), at);
  }

  @Override
  public void handedOver(Instant at) {
    span.addEvent("handed over", at);
    span.end(at);
  }

  @Override
  public void end(Traces.Outcome outcome, Instant at) {
    span.setAttribute(RunAttributes.STATE, outcome.state());
    span.setAttribute(RunAttributes.ATTEMPTS, outcome.attempts());
    outcome.failure().ifPresent(failure -> span.setStatus(StatusCode.ERROR, failure.message()));
    span.end(at);
  }
}
