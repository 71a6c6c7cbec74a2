package io.housekeeper.tasks.backup;

import io.housekeeper.api.Run.State;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskRun;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.RunSummary;
import io.housekeeper.testkit.VirtualHousekeeper;
import io.housekeeper.testkit.VirtualTime;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A backup that takes real time while virtual time stands still, until the test lets it pass: the
 * service then interrupts a run that waits for the backup, and this hands it on.
 */
final class InterruptedBackup implements AutoCloseable {

  private final DatabaseBackup type = new DatabaseBackup();
  private final DatabaseBackup.Settings settings;
  private final ExecutorService worker = Executors.newSingleThreadExecutor();
  private final VirtualHousekeeper housekeeper;

  InterruptedBackup(DatabaseBackup.Settings settings) {
    this.settings = settings;
    this.housekeeper =
        VirtualHousekeeper.at("2027-01-01T03:00Z").tasks(Task.of(type.spec(), this::run)).start();
  }

  private void run(TaskRun run) throws Exception {
    Future<@Nullable Void> backup =
        worker.submit(
            () -> {
              type.run(settings, run);
              return null;
            });
    try {
      VirtualTime.pass(Duration.ofDays(1));
    } finally {
      worker.shutdownNow();
      try {
        backup.get();
      } catch (ExecutionException ended) {
        // It was interrupted, and how the run ends is up to the service.
      }
    }
  }

  void begin() {
    housekeeper.control().as(Asking.by("ann")).runNow(type.spec().name());
    housekeeper.advance(Duration.ofMinutes(1));
  }

  void cancel() {
    housekeeper.control().as(Asking.by("ann")).cancel(last().id());
    housekeeper.advance(Duration.ZERO);
  }

  void letPass(Duration time) {
    housekeeper.advance(time);
  }

  State state() {
    return last().state();
  }

  private RunSummary last() {
    return housekeeper.runs(type.spec().name()).getLast();
  }

  @Override
  public void close() {
    housekeeper.close();
    worker.close();
  }
}
