package io.housekeeper.runtime.trace;

import io.housekeeper.runtime.engine.Traces;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.Optional;
import java.util.function.Supplier;

/** A span for each run, by OpenTelemetry's API alone: without an SDK or an agent there is none. */
public final class OpenTelemetryTraces implements Traces {

  private final Supplier<Optional<OpenTelemetry>> source;

  private OpenTelemetryTraces(Supplier<Optional<OpenTelemetry>> source) {
    this.source = source;
  }

  public static Traces of(OpenTelemetry telemetry) {
    return new OpenTelemetryTraces(() -> Optional.of(telemetry));
  }

  /**
   * Whatever the process has set for all, from then on. It is asked with each run, because to ask
   * for what is not there sets that nothing ever will be.
   */
  public static Traces global() {
    return new OpenTelemetryTraces(
        () ->
            GlobalOpenTelemetry.isSet()
                ? Optional.of(GlobalOpenTelemetry.get())
                : Optional.empty());
  }

  @Override
  public Optional<Span> begin(Traced run, String within) {
    return source.get().flatMap(telemetry -> RunSpan.begin(telemetry, run, within));
  }
}
