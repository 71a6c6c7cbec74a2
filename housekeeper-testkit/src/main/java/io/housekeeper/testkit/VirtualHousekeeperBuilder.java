package io.housekeeper.testkit;

import io.housekeeper.api.RunListener;
import io.housekeeper.api.Task;
import io.housekeeper.runtime.engine.Listening;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;

/** What a Housekeeper in virtual time is told before it starts. */
public final class VirtualHousekeeperBuilder {

  private final Function<ZoneId, Instant> begin;
  private ZoneId zone = ZoneId.of("UTC");
  private int maxConcurrentRuns = 10;
  private Duration patience = Duration.ofSeconds(10);
  private boolean isLateBorne;
  private final List<Task> tasks = new ArrayList<>();
  private final List<Listening> listeners = new ArrayList<>();
  private final Map<String, DataSource> databases = new LinkedHashMap<>();
  private final Map<String, String> variables = new LinkedHashMap<>();

  VirtualHousekeeperBuilder(Function<ZoneId, Instant> begin) {
    this.begin = begin;
  }

  /** The zone of tasks that name none, and of local times in the test; UTC unless it is said. */
  public VirtualHousekeeperBuilder zone(String id) {
    this.zone = ZoneId.of(id);
    return this;
  }

  /** What it runs; more than once adds to what was said before. */
  public VirtualHousekeeperBuilder tasks(Task... some) {
    tasks.addAll(List.of(some));
    return this;
  }

  /** Somebody who is told what happens to runs, before time goes on. */
  public VirtualHousekeeperBuilder listener(String name, RunListener listener) {
    listeners.add(new Listening(name, listener, listener.getClass().getClassLoader()));
    return this;
  }

  /** A data source that tasks ask for by its name. */
  public VirtualHousekeeperBuilder database(String name, DataSource source) {
    databases.put(name, source);
    return this;
  }

  /** What {@code ${NAME}} stands for in schedules; nothing comes from the environment. */
  public VirtualHousekeeperBuilder variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** How many runs are executed at once; ten unless it is said. */
  public VirtualHousekeeperBuilder maxConcurrentRuns(int runs) {
    this.maxConcurrentRuns = runs;
    return this;
  }

  /**
   * How long in real time code may work before it gives the turn back, by ending or by {@link
   * VirtualTime#pass}; then the test fails. Ten seconds unless it is said.
   */
  public VirtualHousekeeperBuilder patience(Duration realTime) {
    if (!realTime.isPositive()) {
      throw new IllegalArgumentException("patience must be positive, was " + realTime);
    }
    this.patience = realTime;
    return this;
  }

  /** Code that works longer does not fail the test: time goes on without it, to its time limit. */
  VirtualHousekeeperBuilder bearLateness() {
    this.isLateBorne = true;
    return this;
  }

  /**
   * Starts it.
   *
   * @throws IllegalArgumentException with a sentence for each task that cannot be run, or if there
   *     is no such time to start at
   */
  public VirtualHousekeeper start() {
    return new Assembly(this).start();
  }

  /** Refuses what {@link #start} would. */
  void check() {
    new Assembly(this).check();
  }

  Instant begin() {
    return begin.apply(zone);
  }

  ZoneId zone() {
    return zone;
  }

  int maxConcurrentRuns() {
    return maxConcurrentRuns;
  }

  Duration patience() {
    return patience;
  }

  boolean isLateBorne() {
    return isLateBorne;
  }

  List<Task> tasks() {
    return tasks;
  }

  List<Listening> listeners() {
    return List.copyOf(listeners);
  }

  Map<String, DataSource> databases() {
    return databases;
  }

  Map<String, String> variables() {
    return variables;
  }
}
