package io.housekeeper.runtime.engine;

import java.util.concurrent.CompletableFuture;

/**
 * The threads of one version of a plugin. What its code leaves behind in them stays with it, and
 * goes with it.
 */
final class PluginThreads {

  private final Clockwork.Threads threads;
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private int executing;
  private boolean retired;

  PluginThreads(Clockwork.Threads threads) {
    this.threads = threads;
  }

  /** A run will be executed: it counts until it is {@link #ended}. */
  synchronized void enter() {
    executing++;
  }

  /** Has a run that was counted executed soon. */
  void execute(Runnable run) {
    try {
      threads.execute(run);
    } catch (RuntimeException | Error noThread) {
      ended();
      throw noThread;
    }
  }

  /** Nothing of the plugin is left of a run. */
  synchronized void ended() {
    executing--;
    closeUnlessNeeded();
  }

  /** No run will be executed any more: the threads end when the last one has ended. */
  synchronized void retire() {
    retired = true;
    closeUnlessNeeded();
  }

  /** Completes when the threads were retired and the last run has ended. */
  CompletableFuture<Void> over() {
    return over.copy();
  }

  private void closeUnlessNeeded() {
    if (retired && executing == 0) {
      threads.close();
      over.complete(null);
    }
  }
}
