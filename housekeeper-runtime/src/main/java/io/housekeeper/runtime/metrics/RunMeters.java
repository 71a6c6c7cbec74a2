package io.housekeeper.runtime.metrics;

import io.housekeeper.runtime.engine.Meters;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.run.Ending;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What became of fires and runs. */
final class RunMeters implements Meters {

  /** Each task is a series of its own for whoever stores them: not without end. */
  static final int MOST_TASKS = 500;

  /** All tasks together that have none of their own. */
  static final String OTHERS = "(others)";

  private record Key(String task, Ending ending) {}

  private final MeterRegistry registry;
  private final Map<Key, Counter> runs = new ConcurrentHashMap<>();
  private final Set<String> tasks = ConcurrentHashMap.newKeySet();
  private final Timer duration;
  private final Timer lateness;

  RunMeters(MeterRegistry registry) {
    this.registry = registry;
    this.duration = histogram("housekeeper.run.duration", "How long runs took", 24);
    this.lateness = histogram("housekeeper.run.lateness", "How late runs began", 1);
  }

  private Timer histogram(String name, String description, int hours) {
    return Timer.builder(name)
        .description(description)
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofMillis(1))
        .maximumExpectedValue(Duration.ofHours(hours))
        .register(registry);
  }

  @Override
  public void ended(String task, Entry entry) {
    Key key = new Key(series(task), entry.ending());
    runs.computeIfAbsent(key, this::counter).increment((double) fires(entry));
    entry.execution().ifPresent(run -> duration.record(Duration.ofMillis(run.figures().millis())));
    entry.lateness().ifPresent(lateness::record);
  }

  private String series(String task) {
    boolean own = tasks.contains(task) || (tasks.size() < MOST_TASKS && tasks.add(task));
    return own ? task : OTHERS;
  }

  private Counter counter(Key key) {
    return Counter.builder("housekeeper.runs")
        .description("Runs by how they ended; fires, where none was executed")
        .tag("task", key.task())
        .tag("outcome", key.ending().name().toLowerCase(Locale.ROOT))
        .register(registry);
  }

  private static long fires(Entry entry) {
    return entry.execution().isPresent() ? 1 : entry.subject().covers().fires();
  }
}
