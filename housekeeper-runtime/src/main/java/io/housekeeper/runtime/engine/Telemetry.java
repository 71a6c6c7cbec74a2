package io.housekeeper.runtime.engine;

/** Who is told what can be counted and traced of runs. */
public record Telemetry(Meters meters, Traces traces) {

  public static final Telemetry NONE = new Telemetry(Meters.NONE, Traces.NONE);
}
