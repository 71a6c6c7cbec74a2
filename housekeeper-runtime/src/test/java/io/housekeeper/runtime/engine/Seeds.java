package io.housekeeper.runtime.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Lets the stories of many seeds happen, on all cores. */
final class Seeds {

  /**
   * What happened so far.
   *
   * @param fires that were accounted for
   * @param entries that were written
   * @param refused what given-up runs tried to do too late
   * @param counted rows of hours that became part of the totals
   */
  record Sums(
      long seeds, long fires, long entries, long refused, long counted, Map<Fault, Long> faults) {

    String text() {
      return "%,d seeds, %,d fires accounted for, %,d entries, %,d late effects refused"
              .formatted(seeds, fires, entries, refused)
          + ", %,d roll-ups counted, faults %s".formatted(counted, faults);
    }
  }

  /** A seed whose story broke an invariant, and what did not hold. */
  record Failure(long seed, List<String> violations) {

    @Override
    public String toString() {
      return "seed %d:%n  %s%nReplay it: mvn -pl housekeeper-api,housekeeper-runtime test"
              .formatted(seed, String.join("\n  ", violations))
          + " -Dtest=SimulationTest -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dsimulation.first=%d -Dsimulation.seeds=1 -Dsimulation.trace=true".formatted(seed);
    }
  }

  private static final Duration PROGRESS = Duration.ofSeconds(30);
  private static final int MOST_FAILURES = 10;

  private final AtomicLong next;
  private final long end;
  private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
  private final List<Failure> failures = new ArrayList<>();
  private long toldAt;
  private long seeds;
  private long fires;
  private long entries;
  private long refused;
  private long counted;

  Seeds(long first, long count) {
    this.next = new AtomicLong(first);
    this.end = first + count;
  }

  /** Goes on until all have happened, or there is no time left. */
  void run(Ticker ticker, Duration time) throws InterruptedException {
    int cores = Runtime.getRuntime().availableProcessors();
    long begin = ticker.nanos();
    toldAt = begin;
    try (ExecutorService threads = Executors.newFixedThreadPool(cores)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < cores; i++) {
        all.add(threads.submit(() -> runWhile(ticker, begin, time)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure.getCause());
    }
  }

  private void runWhile(Ticker ticker, long begin, Duration time) {
    while (ticker.since(begin).compareTo(time) < 0 && failures().size() < MOST_FAILURES) {
      long seed = next.getAndIncrement();
      if (seed >= end) {
        return;
      }
      runOne(seed);
      tellProgress(ticker);
    }
  }

  private synchronized void tellProgress(Ticker ticker) {
    if (ticker.since(toldAt).compareTo(PROGRESS) >= 0) {
      toldAt = ticker.nanos();
      System.out.println(sums().text());
    }
  }

  private void runOne(long seed) {
    World world =
        new World(seed, Boolean.getBoolean("simulation.trace") ? printed() : Trace.none());
    SimulatedCluster cluster = new SimulatedCluster(world, Planted.NOTHING);
    List<String> violations = new ArrayList<>();
    try {
      violations.addAll(cluster.run().violations());
    } catch (RuntimeException | StackOverflowError defect) {
      violations.add(defect + " at " + List.of(defect.getStackTrace()).subList(0, 5));
    }
    add(seed, cluster, violations);
  }

  private static Trace printed() {
    return Trace.to(line -> System.out.println(line));
  }

  private synchronized void add(long seed, SimulatedCluster cluster, List<String> violations) {
    seeds++;
    fires += cluster.invariants().fires();
    entries += cluster.invariants().entries();
    refused += cluster.invariants().evidence().refused();
    counted += cluster.invariants().rollups().counted();
    cluster.world().trace().faults().forEach((kind, count) -> faults.merge(kind, count, Long::sum));
    if (!violations.isEmpty()) {
      failures.add(new Failure(seed, violations));
    }
  }

  synchronized Sums sums() {
    return new Sums(seeds, fires, entries, refused, counted, new EnumMap<>(faults));
  }

  synchronized List<Failure> failures() {
    return List.copyOf(failures);
  }
}
