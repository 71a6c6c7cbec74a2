package io.housekeeper.runtime.metrics;

import io.housekeeper.runtime.engine.Engine;
import io.housekeeper.runtime.engine.Meters;
import io.housekeeper.runtime.engine.NodeLoad;
import io.housekeeper.runtime.engine.Ticker;
import io.housekeeper.runtime.ledger.Ledger;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** All meters of one node: see docs/metrics.md. */
public final class Metrics implements AutoCloseable {

  private final MeterRegistry registry;
  private final List<Meter> gauges = new ArrayList<>();

  public Metrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Runs by outcome, how long they took, and how late they began. */
  public Meters meters() {
    return new RunMeters(registry);
  }

  /** The same ledger, whose batches are measured. */
  public Ledger measured(Ledger ledger, Ticker ticker) {
    return new MeasuredLedger(ledger, new BatchMeters(registry, ticker));
  }

  /** What there is to see of an engine whenever somebody looks. */
  public void watch(Engine engine) {
    gauge(engine, "housekeeper.tasks", "Tasks whose fires this node claims", NodeLoad::tasks);
    gauge(
        engine, "housekeeper.queue.due", "Tasks that are due and not claimed", NodeLoad::dueTasks);
    gauge(engine, "housekeeper.queue.unrecorded", "Ends to be recorded", NodeLoad::unrecorded);
    gauge(engine, "housekeeper.slots", "Runs that this node may execute", NodeLoad::slots);
    gauge(engine, "housekeeper.slots.used", "Runs that execute", NodeLoad::executing);
    gauges.add(
        TimeGauge.builder(
                "housekeeper.beat.age",
                engine,
                TimeUnit.MILLISECONDS,
                one -> one.load().silence().toMillis())
            .description("Since the ledger acknowledged that this node is alive")
            .register(registry));
    gauges.add(
        Gauge.builder("housekeeper.ready", engine, one -> one.isReady() ? 1 : 0)
            .description("Whether this node takes its share of what is due")
            .register(registry));
    gauges.add(
        FunctionCounter.builder("housekeeper.events.dropped", engine, Engine::droppedEvents)
            .description("Events that a listener was too slow for")
            .register(registry));
    gauges.add(
        FunctionCounter.builder("housekeeper.events.failed", engine, Engine::failedEvents)
            .description("Events at which a listener failed")
            .register(registry));
  }

  private void gauge(
      Engine engine, String name, String description, ToDoubleFunction<NodeLoad> value) {
    gauges.add(
        Gauge.builder(name, engine, one -> value.applyAsDouble(one.load()))
            .description(description)
            .register(registry));
  }

  /** Nobody looks at this node any more; what was counted stays. */
  @Override
  public void close() {
    gauges.forEach(registry::remove);
    gauges.clear();
  }
}
