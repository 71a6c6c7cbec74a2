package io.housekeeper.runtime.engine;

import io.housekeeper.api.Task;
import io.housekeeper.runtime.ledger.Figures;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Executes code on pooled platform threads that are named after their task. */
final class ThreadBodies implements Bodies, AutoCloseable {

  /** Where a body finds its code, and what it can ask for. */
  interface Codes {

    /** The code of a run as it is now; if there is none, code that says so. */
    Code code(Assignment assignment);

    RunHandle.Surroundings surroundings();

    /** A run starts to say something; and it is over. */
    void speaks(RunHandle handle);

    void isSilent(RunHandle handle, Optional<Throwable> failure);
  }

  /**
   * Code and the class loader that it lives in.
   *
   * @param plugin whose it is, with its version
   */
  record Code(String plugin, Task.Code code, ClassLoader loader) {

    private Home home() {
      return new Home(plugin, loader);
    }
  }

  private final Codes codes;

  /** Plugins of one application have one loader: they have threads of their own all the same. */
  private record Home(String plugin, ClassLoader loader) {}

  private final Map<Home, PluginThreads> pools = new HashMap<>();
  private final Map<Thread, RunHandle> executing = new ConcurrentHashMap<>();
  private final Clockwork clockwork;

  ThreadBodies(Codes codes, Clockwork clockwork) {
    this.codes = codes;
    this.clockwork = clockwork;
  }

  @Override
  public Body start(Assignment assignment, Ending ending) {
    Execution execution = entered(assignment, ending);
    execution.pool.execute(execution);
    return execution;
  }

  /** In one step: nobody retires the code between its look-up and the count of its runs. */
  private synchronized Execution entered(Assignment assignment, Ending ending) {
    Code code = codes.code(assignment);
    PluginThreads pool = pools.computeIfAbsent(code.home(), home -> threads(code));
    pool.enter();
    return new Execution(assignment, code, pool, ending);
  }

  private PluginThreads threads(Code code) {
    return new PluginThreads(clockwork.threads(code.plugin()));
  }

  /** A line was logged on this thread: it is kept with the run that executes on it, if one does. */
  void heard(String line) {
    Optional.ofNullable(executing.get(Thread.currentThread()))
        .ifPresent(handle -> handle.log(line));
  }

  /** Nothing more of a loader begins; completes when nothing of it executes any more. */
  CompletableFuture<Void> retire(ClassLoader loader) {
    List<PluginThreads> all = new ArrayList<>();
    synchronized (this) {
      pools
          .entrySet()
          .removeIf(one -> one.getKey().loader().equals(loader) && all.add(one.getValue()));
    }
    all.forEach(PluginThreads::retire);
    return CompletableFuture.allOf(
        all.stream().map(PluginThreads::over).toArray(CompletableFuture<?>[]::new));
  }

  @Override
  public synchronized void close() {
    pools.values().forEach(PluginThreads::retire);
    pools.clear();
  }

  private final class Execution implements Body, Runnable {
    private final Assignment assignment;
    private final Code code;
    private final PluginThreads pool;
    private final Ending ending;
    private final RunHandle handle;
    private @Nullable Thread thread;
    private boolean interrupted;

    private Execution(Assignment assignment, Code code, PluginThreads pool, Ending ending) {
      this.assignment = assignment;
      this.code = code;
      this.pool = pool;
      this.ending = ending;
      this.handle = new RunHandle(assignment, codes.surroundings());
    }

    @Override
    public void run() {
      Thread current = Thread.currentThread();
      String idle = current.getName();
      ClassLoader loader = current.getContextClassLoader();
      current.setName(assignment.plan().spec().name() + " " + assignment.id());
      RunContext.enter(assignment);
      codes.speaks(handle);
      executing.put(current, handle);
      Meter meter = Meter.start();
      Optional<Throwable> failure = execute(current);
      Figures figures = meter.stop();
      leave();
      executing.remove(current);
      assignment.trace().codeEnded(failure);
      codes.isSilent(handle, failure);
      restore(current, idle, loader);
      try {
        ending.ended(result(failure, figures));
      } finally {
        pool.ended();
      }
    }

    /** The next task finds the thread as if this one had never had it. */
    @SuppressWarnings("ThreadPriorityCheck") // Not ours: a task has set it.
    private static void restore(Thread current, String name, ClassLoader loader) {
      current.setPriority(Thread.NORM_PRIORITY);
      current.setContextClassLoader(loader);
      current.setName(name);
      RunContext.leave();
    }

    private Optional<Throwable> execute(Thread current) {
      current.setContextClassLoader(code.loader());
      enter(current);
      Traces.Scope trace = assignment.trace().enter();
      try {
        code.code().run(handle);
        return Optional.empty();
      } catch (Throwable failure) {
        // Whatever a task throws is its own affair: an Error too must not take the node with it.
        return Optional.of(failure);
      } finally {
        trace.close();
      }
    }

    private synchronized void enter(Thread current) {
      thread = current;
      if (interrupted) {
        current.interrupt();
      }
    }

    /** From here on the thread is the pool's, and no longer to be interrupted. */
    private synchronized void leave() {
      thread = null;
      // Clears what the task may have left behind.
      Thread.interrupted();
    }

    @Override
    public synchronized void interrupt() {
      interrupted = true;
      handle.cancel();
      if (thread != null) {
        thread.interrupt();
      }
    }

    @Override
    public synchronized String stack() {
      return thread == null
          ? ""
          : Stream.of(thread.getStackTrace())
              .map(frame -> "\tat " + frame)
              .collect(Collectors.joining("\n"));
    }

    private Result result(Optional<Throwable> failure, Figures figures) {
      String said = handle.message();
      String message =
          failure.map(thrown -> Texts.clean(Texts.sentence(thrown), Texts.MESSAGE)).orElse(said);
      boolean dry = handle.dryRun();
      return new Result(failure, message, new Extra(dry, handle.counts()).text(), figures);
    }
  }

  /** Measures the processor time and the memory of the current thread. */
  private record Meter(long cpuNanos, long bytes) {

    private static final com.sun.management.ThreadMXBean THREADS =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Meter start() {
      return new Meter(THREADS.getCurrentThreadCpuTime(), THREADS.getCurrentThreadAllocatedBytes());
    }

    Figures stop() {
      Meter now = start();
      return new Figures(0, (now.cpuNanos - cpuNanos) / 1_000, now.bytes - bytes);
    }
  }
}
