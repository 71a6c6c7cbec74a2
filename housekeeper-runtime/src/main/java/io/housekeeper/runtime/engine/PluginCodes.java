package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javax.sql.DataSource;

/** What running code is given: itself, from the catalog, and what it may ask for. */
final class PluginCodes implements ThreadBodies.Codes, RunHandle.Surroundings {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Catalog catalog;
  private final Function<String, DataSource> databases;
  private final ExecutorService reads;
  private final Scribe scribe;
  private final BiConsumer<Long, Throwable> failed;
  private volatile Optional<Ledger> ledger = Optional.empty();
  private volatile InstantSource clock = () -> Instant.EPOCH;

  PluginCodes(
      Catalog catalog,
      Function<String, DataSource> databases,
      ExecutorService reads,
      Scribe scribe,
      BiConsumer<Long, Throwable> failed) {
    this.catalog = catalog;
    this.databases = databases;
    this.reads = reads;
    this.scribe = scribe;
    this.failed = failed;
  }

  void open(Ledger opened, InstantSource databaseClock) {
    ledger = Optional.of(opened);
    clock = databaseClock;
  }

  @Override
  public ThreadBodies.Code code(Assignment assignment) {
    String task = assignment.plan().spec().name();
    return catalog.item(task).map(item -> code(item.coded())).orElseGet(() -> none(task));
  }

  private static ThreadBodies.Code code(CodedTask coded) {
    String plugin = coded.plugin() + " " + coded.version();
    return new ThreadBodies.Code(plugin, coded.task()::run, coded.loader());
  }

  private static ThreadBodies.Code none(String task) {
    return new ThreadBodies.Code(
        "none",
        run -> {
          throw new IllegalStateException("this node no longer has task '" + task + "'");
        },
        PluginCodes.class.getClassLoader());
  }

  @Override
  public RunHandle.Surroundings surroundings() {
    return this;
  }

  @Override
  public void speaks(RunHandle handle) {
    scribe.speaks(handle);
  }

  @Override
  public void isSilent(RunHandle handle, Optional<Throwable> failure) {
    failure.ifPresent(thrown -> failed.accept(handle.run(), thrown));
    scribe.isSilent(handle, failure.map(Texts::stack));
  }

  @Override
  public InstantSource clock() {
    return clock;
  }

  @Override
  public DataSource database(String name) {
    return databases.apply(name);
  }

  /** Asked on another thread: a task's own may be interrupted, which breaks connections. */
  @Override
  public Optional<Instant> lastSuccess(int task) {
    try {
      return reads.submit(() -> read(task)).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the ledger was asked", interrupted);
    } catch (ExecutionException | TimeoutException failure) {
      throw new IllegalStateException("the ledger could not be asked", failure);
    }
  }

  private Optional<Instant> read(int task) {
    return ledger.orElseThrow().history().newestSuccess(List.of(task)).stream()
        .findFirst()
        .map(Entry::endedAt);
  }
}
