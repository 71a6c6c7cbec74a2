package io.housekeeper.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Retry;
import io.housekeeper.api.Run;
import io.housekeeper.api.RunListener;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.RunDetail;
import io.housekeeper.runtime.trace.RecordedSpans;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What whoever traces a Housekeeper is told of its runs. */
interface TracesControlContract {

  Duration LONG = Duration.ofSeconds(30);

  LedgerAddress address();

  private Housekeeper traced(RecordedSpans spans, Task task) {
    OpenTelemetry telemetry = spans.telemetry();
    return Housekeeper.builder()
        .node("ann")
        .ledger(address())
        .openTelemetry(telemetry)
        .task(task)
        .build();
  }

  private static String traceId(RunDetail run) {
    return run.cost().trace().map(RunDetail.Trace::id).orElse("");
  }

  @Test
  default void aRunIsASpanThatItsTaskIsPartOf() throws InterruptedException {
    Queue<String> told = new ConcurrentLinkedQueue<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void started(Run run) {
            told.add("started " + run.traceId());
          }

          @Override
          public void ended(Run run) {
            told.add("ended " + run.traceId());
          }
        };
    try (RecordedSpans spans = RecordedSpans.all();
        Housekeeper housekeeper =
            Housekeeper.builder()
                .node("ann")
                .ledger(address())
                .openTelemetry(spans.telemetry())
                .listener("ear", listener)
                .task(Task.of(TaskSpec.named("report").build(), run -> spans.child("query")))
                .build()) {
      housekeeper.start();
      RunDetail run = housekeeper.runNow("report", LONG);
      SpanData span = spans.await("run report");
      SpanData query = spans.await("query");
      assertThat(query.getTraceId()).isEqualTo(span.getTraceId());
      assertThat(query.getParentSpanId()).isEqualTo(span.getSpanId());
      assertThat(span.getParentSpanContext().isValid()).isFalse();
      assertThat(span.getKind()).isEqualTo(SpanKind.INTERNAL);
      assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
      assertThat(RecordedSpans.events(span)).containsExactly("attempt started");
      assertThat(texts(span))
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  "housekeeper.task", "report",
                  "housekeeper.run", run.summary().id(),
                  "housekeeper.plugin", "application",
                  "housekeeper.node", "ann",
                  "housekeeper.trigger", "MANUAL",
                  "housekeeper.state", "SUCCEEDED",
                  "housekeeper.attempts", "1"));
      assertThat(traceId(run)).isEqualTo(span.getTraceId());
      assertThat(run.cost().trace()).hasValueSatisfying(it -> assertThat(it.sampled()).isTrue());
      Awaitility.await().atMost(LONG).until(() -> told.size() == 2);
      assertThat(told)
          .containsExactly("started " + span.getTraceId(), "ended " + span.getTraceId());
    }
  }

  private static Map<String, String> texts(SpanData span) {
    return span.getAttributes().asMap().entrySet().stream()
        .collect(Collectors.toMap(one -> one.getKey().getKey(), one -> one.getValue().toString()));
  }

  @Test
  default void attemptsAreEventsOfOneSpan() throws InterruptedException {
    AtomicInteger tries = new AtomicInteger();
    Task task =
        Task.of(
            TaskSpec.named("flaky").retry(Retry.fixed(2, Duration.ofMillis(10))).build(),
            run -> {
              spansOf(run.attempt());
              if (tries.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
              }
            });
    try (RecordedSpans spans = RecordedSpans.all();
        Housekeeper housekeeper = traced(spans, task)) {
      housekeeper.start();
      RunDetail run = housekeeper.runNow("flaky", LONG);
      SpanData span = spans.await("run flaky");
      assertThat(RecordedSpans.events(span))
          .containsExactly(
              "attempt started",
              "exception",
              "attempt failed",
              "attempt started",
              "exception",
              "attempt failed",
              "attempt started");
      assertThat(span.getEvents().get(2).getAttributes().asMap())
          .containsEntry(AttributeKey.longKey("housekeeper.attempt"), 1L)
          .containsEntry(
              AttributeKey.stringKey("exception.type"), "java.lang.IllegalStateException")
          .containsEntry(AttributeKey.stringKey("exception.message"), "not yet");
      assertThat(texts(span)).containsEntry("housekeeper.attempts", "3");
      assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
      assertThat(traceId(run)).isEqualTo(span.getTraceId());
      assertThat(spans.named("run flaky")).hasSize(1);
    }
  }

  private static void spansOf(int attempt) {
    assertThat(Span.current().getSpanContext().isValid()).as("attempt %d", attempt).isTrue();
  }

  @Test
  default void whatFailsIsAnError() throws InterruptedException {
    Task task =
        Task.of(
            TaskSpec.named("fails").build(),
            run -> {
              throw new IllegalStateException("no paper");
            });
    try (RecordedSpans spans = RecordedSpans.all();
        Housekeeper housekeeper = traced(spans, task)) {
      housekeeper.start();
      housekeeper.runNow("fails", LONG);
      SpanData span = spans.await("run fails");
      assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
      assertThat(span.getStatus().getDescription()).contains("no paper");
      assertThat(RecordedSpans.events(span)).containsExactly("attempt started", "exception");
      assertThat(texts(span)).containsEntry("housekeeper.state", "FAILED");
    }
  }

  @Test
  default void whatHasHadItsTimeIsAnError() throws InterruptedException {
    Task task =
        Task.of(
            TaskSpec.named("hangs").timeout(Duration.ofMillis(200)).build(),
            run -> Thread.sleep(LONG.toMillis()));
    try (RecordedSpans spans = RecordedSpans.all();
        Housekeeper housekeeper = traced(spans, task)) {
      housekeeper.start();
      housekeeper.runNow("hangs", LONG);
      SpanData span = spans.await("run hangs");
      assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
      assertThat(texts(span)).containsEntry("housekeeper.state", "TIMED_OUT");
    }
  }

  @Test
  @SuppressWarnings("MustBeClosedChecker") // That is what it is about.
  default void aRunIsNoPartOfTheOneBeforeItOnItsThread() throws InterruptedException {
    Queue<String> traces = new ConcurrentLinkedQueue<>();
    Queue<String> threads = new ConcurrentLinkedQueue<>();
    try (RecordedSpans spans = RecordedSpans.all()) {
      Task task =
          Task.of(
              TaskSpec.named("careless").build(),
              run -> {
                threads.add(Long.toString(Thread.currentThread().threadId()));
                traces.add(Span.current().getSpanContext().getTraceId());
                Span left = spans.telemetry().getTracer("a task").spanBuilder("left").startSpan();
                left.makeCurrent();
              });
      try (Housekeeper housekeeper = traced(spans, task)) {
        housekeeper.start();
        housekeeper.runNow("careless", LONG);
        housekeeper.runNow("careless", LONG);
        assertThat(spans.await("run careless", 2))
            .allMatch(span -> !span.getParentSpanContext().isValid())
            .extracting(SpanData::getTraceId)
            .doesNotHaveDuplicates()
            .containsExactlyElementsOf(traces);
      }
    }
    assertThat(threads).hasSize(2).containsOnly(threads.element());
  }

  @Test
  default void aRunThatLastsSaysInWhatTraceItIsWhileItGoesOn() throws InterruptedException {
    CountDownLatch mayEnd = new CountDownLatch(1);
    Task task = Task.of(TaskSpec.named("lasts").build(), run -> mayEnd.await());
    try (RecordedSpans spans = RecordedSpans.all();
        Housekeeper housekeeper = traced(spans, task)) {
      housekeeper.start();
      String run = ((Answer.Accepted) housekeeper.runNow("lasts")).run();
      Awaitility.await()
          .atMost(LONG)
          .until(
              () ->
                  housekeeper.control().runs().detail(run).stream()
                      .anyMatch(it -> it.cost().trace().isPresent()));
      RunDetail going = housekeeper.control().runs().detail(run).orElseThrow();
      assertThat(going.summary().state()).isEqualTo(Run.State.RUNNING);
      mayEnd.countDown();
      assertThat(traceId(going)).isEqualTo(spans.await("run lasts").getTraceId());
    }
  }

  @Test
  default void withoutAnybodyWhoTracesThereIsNoTrace() throws InterruptedException {
    Task task =
        Task.of(
            TaskSpec.named("alone").build(),
            run -> assertThat(Span.current().getSpanContext().isValid()).isFalse());
    try (Housekeeper housekeeper = Housekeeper.builder().ledger(address()).task(task).build()) {
      housekeeper.start();
      RunDetail run = housekeeper.runNow("alone", LONG);
      assertThat(run.summary().state()).isEqualTo(Run.State.SUCCEEDED);
      assertThat(run.cost().trace()).isEmpty();
    }
  }

  @Test
  default void whatIsTracedAndNotKeptSaysSo() throws InterruptedException {
    Task task = Task.of(TaskSpec.named("dropped").build(), run -> {});
    try (RecordedSpans spans = RecordedSpans.none();
        Housekeeper housekeeper = traced(spans, task)) {
      housekeeper.start();
      RunDetail run = housekeeper.runNow("dropped", LONG);
      assertThat(run.cost().trace()).hasValueSatisfying(it -> assertThat(it.sampled()).isFalse());
      assertThat(spans.ended()).isEmpty();
    }
  }
}
