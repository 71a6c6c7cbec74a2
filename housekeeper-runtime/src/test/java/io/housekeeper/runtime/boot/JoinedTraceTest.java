package io.housekeeper.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Run.State;
import io.housekeeper.runtime.control.RunDetail;
import io.housekeeper.runtime.plugin.PluginJar;
import io.housekeeper.runtime.trace.RecordedSpans;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Plugins that make spans of their own, with what is set for the whole process. */
@Isolated("of what is set for all there is one")
class JoinedTraceTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private static final String BODY =
      """
      io.opentelemetry.api.trace.Span query = io.opentelemetry.api.GlobalOpenTelemetry
          .getTracer("shop").spanBuilder("query").startSpan();
      run.message("traced " + query.getSpanContext().isValid() + " in "
          + io.opentelemetry.api.trace.Span.current().getSpanContext().getTraceId());
      query.end();
      """;

  @TempDir private Path folder;
  @AutoClose private final RecordedSpans spans = RecordedSpans.all();

  @AfterEach
  void setNothingForAll() {
    GlobalOpenTelemetry.resetForTest();
  }

  private Housekeeper housekeeper(String shared) throws IOException {
    return ConfigurationText.builder(folder, "plugins.share-packages = [%s]".formatted(shared))
        .build();
  }

  private RunDetail run(Housekeeper housekeeper) throws InterruptedException {
    assertThat(housekeeper.start().failed()).isEmpty();
    // Whoever traces may come later than the start.
    GlobalOpenTelemetry.set(spans.telemetry());
    RunDetail run = housekeeper.runNow("refill", LONG);
    assertThat(run.summary().state()).isEqualTo(State.SUCCEEDED);
    assertThat(spans.await("run refill").getTraceId())
        .isEqualTo(run.cost().trace().orElseThrow().id());
    return run;
  }

  @Test
  void whoSharesTheApiJoinsTheTrace() throws Exception {
    PluginJar.withTask("refill", BODY).into(folder.resolve("plugins"), "shop-1.0.jar");
    try (Housekeeper housekeeper = housekeeper("\"io.opentelemetry.\"")) {
      RunDetail run = run(housekeeper);
      SpanData span = spans.await("run refill");
      SpanData query = spans.await("query");
      assertThat(query.getTraceId()).isEqualTo(span.getTraceId());
      assertThat(query.getParentSpanId()).isEqualTo(span.getSpanId());
      assertThat(run.summary().message()).isEqualTo("traced true in " + span.getTraceId());
    }
  }

  @Test
  void whoHasTheApiAloneMakesNoSpans() throws Exception {
    Path plugin = folder.resolve("plugins").resolve("shop");
    PluginJar.withTask("refill", BODY).into(plugin, "shop-1.0.jar");
    for (Path library : api()) {
      Files.copy(library, plugin.resolve(library.getFileName()));
    }
    try (Housekeeper housekeeper = housekeeper("")) {
      assertThat(run(housekeeper).summary().message())
          .isEqualTo("traced false in 00000000000000000000000000000000");
      assertThat(spans.named("query")).isEmpty();
    }
  }

  /** The JARs of the API. */
  private static List<Path> api() {
    List<Path> api =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(jar -> jar.matches(".*opentelemetry-(api|context|common)-[0-9.]+[.]jar"))
            .map(Path::of)
            .toList();
    assertThat(api).hasSize(3);
    return api;
  }
}
