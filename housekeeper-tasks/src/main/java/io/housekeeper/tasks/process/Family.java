package io.housekeeper.tasks.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process and all that it has started. Who has lost its parent is no descendant any more: on
 * Linux it is known by a variable in its environment.
 */
final class Family {

  private static final int PATIENCE_MILLIS = 2_000;

  /** Who starts others while it is ended is looked for again so often. */
  private static final int ROUNDS = 5;

  private final Process process;
  private final String mark;

  /**
   * @param mark the variable with its value
   */
  Family(Process process, String mark) {
    this.process = process;
    this.mark = mark;
  }

  /** Asks all of them to end, and ends those that do not. */
  void end() {
    boolean interrupted = Thread.interrupted();
    Set<ProcessHandle> asked = living();
    asked.forEach(ProcessHandle::destroy);
    await(asked);
    for (int i = 0; i < ROUNDS; i++) {
      Set<ProcessHandle> left = living();
      if (left.isEmpty()) {
        break;
      }
      left.forEach(ProcessHandle::destroyForcibly);
      await(left);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Set<ProcessHandle> living() {
    Set<ProcessHandle> all = new LinkedHashSet<>();
    all.add(process.toHandle());
    process.descendants().forEach(all::add);
    ProcessHandle.allProcesses().filter(this::isMarked).forEach(all::add);
    all.removeIf(one -> !one.isAlive());
    return all;
  }

  private boolean isMarked(ProcessHandle other) {
    try {
      byte[] environment =
          Files.readAllBytes(Path.of("/proc", Long.toString(other.pid()), "environ"));
      return Arrays.asList(new String(environment, ISO_8859_1).split("\0", -1)).contains(mark);
    } catch (IOException gone) {
      // It has ended, is somebody else's, or this is no Linux.
      return false;
    }
  }

  private static void await(Set<ProcessHandle> processes) {
    CompletableFuture<?>[] ends =
        processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(ends).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException again) {
      // Asked to end already: what was started here must not outlive it.
    } catch (ExecutionException | TimeoutException some) {
      // Who is left is looked for again.
    }
  }
}
