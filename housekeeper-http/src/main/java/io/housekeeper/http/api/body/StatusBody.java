package io.housekeeper.http.api.body;

import io.housekeeper.runtime.control.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a task is doing, in short. */
public record StatusBody(
    @Words("Its name") String name,
    @Words("Whether a living node has its code") boolean registered,
    @Words("Whether a run of it executes") boolean running,
    @Words("Whether it is due at some time") boolean scheduled,
    @Words("Whether it is not disabled") boolean enabled,
    @Words("What keeps it from starting") List<String> paused,
    @Words("When it is due next") Optional<Instant> nextRun,
    @Words("When its newest run began") Optional<Instant> lastRun,
    @Words("success, failed, timeout, cancelled, lost or running") Optional<String> lastStatus,
    @Words("What failed in it") Optional<String> lastError,
    @Words("How long it took, in milliseconds") Optional<Duration> lastDuration,
    @Words("Runs that were ever executed") long totalRuns,
    @Words("Of them, those that failed") long totalFailures,
    @Words("How long runs take, in milliseconds") Optional<Duration> averageDuration) {

  public static StatusBody of(TaskStatus status) {
    return new StatusBody(
        status.name(),
        status.now().registered(),
        status.running(),
        status.now().scheduled(),
        status.enabled(),
        status.now().paused(),
        status.nextRun(),
        status.lastRun(),
        status.lastStatus(),
        status.lastError(),
        status.lastDuration(),
        status.totalRuns(),
        status.totalFailures(),
        status.averageDuration());
  }

  /** There is no task of that name. */
  public static StatusBody unknown(String name) {
    return new StatusBody(
        name,
        false,
        false,
        false,
        false,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        Optional.empty());
  }
}
