package io.housekeeper.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.housekeeper.api.Run;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.RunDetail;
import io.housekeeper.runtime.trace.RecordedSpans;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The same, where the ledger outlasts a Housekeeper. */
interface LastingTracesContract extends TracesControlContract {

  private Housekeeper with(RecordedSpans spans, Task.Code code) {
    return Housekeeper.builder()
        .ledger(address())
        .openTelemetry(spans.telemetry())
        .task(Task.of(TaskSpec.named("export").build(), code))
        .build();
  }

  /** A run in whose middle its node went away, and what was recorded of it there. */
  record Interrupted(String run, SpanData span) {}

  private Interrupted interrupted() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    try (RecordedSpans spans = RecordedSpans.all()) {
      Housekeeper housekeeper =
          with(
              spans,
              handle -> {
                begun.countDown();
                Thread.sleep(LONG.toMillis());
              });
      housekeeper.start();
      String run = ((Answer.Accepted) housekeeper.runNow("export")).run();
      begun.await();
      housekeeper.close(Duration.ZERO);
      SpanData span = spans.await("run export");
      assertThat(RecordedSpans.events(span)).endsWith("handed over");
      return new Interrupted(run, span);
    }
  }

  @Test
  default void whatIsInterruptedGoesOnInItsTrace() throws InterruptedException {
    Interrupted first = interrupted();
    try (RecordedSpans spans = RecordedSpans.all();
        Housekeeper housekeeper =
            with(spans, handle -> assertThat(Span.current().isRecording()).isTrue())) {
      housekeeper.start();
      SpanData second = spans.await("run export");
      assertThat(second.getTraceId()).isEqualTo(first.span().getTraceId());
      assertThat(second.getParentSpanId()).isEqualTo(first.span().getSpanId());
      await().until(() -> housekeeper.control().runs().detail(first.run()).isPresent());
      RunDetail detail = housekeeper.control().runs().detail(first.run()).orElseThrow();
      assertThat(detail.summary().state()).isEqualTo(Run.State.SUCCEEDED);
      assertThat(detail.cost().trace().orElseThrow().id()).isEqualTo(first.span().getTraceId());
    }
  }

  @Test
  default void whoTracesNothingKeepsTheTraceOfAnother() throws InterruptedException {
    Interrupted first = interrupted();
    try (Housekeeper housekeeper =
        Housekeeper.builder()
            .ledger(address())
            .task(Task.of(TaskSpec.named("export").build(), handle -> {}))
            .build()) {
      housekeeper.start();
      await()
          .until(
              () ->
                  housekeeper.control().runs().detail(first.run()).stream()
                      .anyMatch(detail -> detail.summary().isOver()));
      RunDetail detail = housekeeper.control().runs().detail(first.run()).orElseThrow();
      assertThat(detail.cost().trace().orElseThrow().id()).isEqualTo(first.span().getTraceId());
    }
  }
}
