package io.housekeeper.runtime.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** A real SDK that keeps what it is told. */
public final class RecordedSpans implements AutoCloseable {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
  private final OpenTelemetrySdk sdk;

  private RecordedSpans(Sampler sampler) {
    this.sdk =
        OpenTelemetrySdk.builder()
            .setTracerProvider(
                SdkTracerProvider.builder()
                    .setSampler(sampler)
                    .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                    .build())
            .build();
  }

  public static RecordedSpans all() {
    return new RecordedSpans(Sampler.parentBased(Sampler.alwaysOn()));
  }

  public static RecordedSpans none() {
    return new RecordedSpans(Sampler.parentBased(Sampler.alwaysOff()));
  }

  public OpenTelemetry telemetry() {
    return sdk;
  }

  /** What a task does that joins the trace of whatever is current. */
  public void child(String name) {
    sdk.getTracer("a task").spanBuilder(name).startSpan().end();
  }

  public List<SpanData> ended() {
    return exporter.getFinishedSpanItems();
  }

  public List<SpanData> named(String name) {
    return ended().stream().filter(span -> span.getName().equals(name)).toList();
  }

  /** The spans of a name, once there are so many. */
  public List<SpanData> await(String name, int many) {
    Awaitility.await().atMost(LONG).until(() -> named(name).size() >= many);
    return named(name);
  }

  public SpanData await(String name) {
    return await(name, 1).get(0);
  }

  public static List<String> events(SpanData span) {
    return span.getEvents().stream().map(EventData::getName).toList();
  }

  @Override
  public void close() {
    sdk.close();
  }
}
