package io.housekeeper.http.api.body;

import io.housekeeper.runtime.control.TaskStatus;
import io.housekeeper.runtime.control.Totals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a task is doing. */
public record TaskBody(
    @Words("Its name") String name,
    @Words("What it is for") String description,
    @Words("When it is due, with variables and H replaced") String schedule,
    @Words("The same in words") String scheduleInWords,
    @Words("The zone of its schedule") String timezone,
    @Words("Who brings it, and in which version") String plugin,
    @Words("Its tags") List<String> tags,
    @Words("Whether a living node has its code") boolean registered,
    @Words("Whether it is not disabled") boolean enabled,
    @Words("What keeps it from starting: TASK, EVERYTHING, QUARANTINE or UNREADABLE")
        List<String> paused,
    @Words("Whether a run of it executes") boolean running,
    @Words("Whether it is due at some time") boolean scheduled,
    @Words("The runs of it that execute") List<String> activeRuns,
    @Words("When it is due next, if nothing keeps it from that") Optional<Instant> nextRun,
    @Words("When its newest run began") Optional<Instant> lastRun,
    @Words("The id of that run") Optional<String> lastRunId,
    @Words("success, failed, timeout, cancelled, lost or running") Optional<String> lastStatus,
    @Words("What failed in it") Optional<String> lastError,
    @Words("How long it took, in milliseconds") Optional<Duration> lastDuration,
    @Words("Runs that were ever executed") long totalRuns,
    @Words("Of them, those that failed") long totalFailures,
    @Words("Fires that were skipped") long totalSkipped,
    @Words("Fires that were missed") long totalMissed,
    @Words("How long runs take, in milliseconds") Optional<Duration> averageDuration,
    @Words("How long runs take") Quantiles duration,
    @Words("How late runs begin") Quantiles lateness,
    @Words("Counts its changes; If-Match says which one was seen") long revision) {

  /** How long something takes, within 19 percent. */
  public record Quantiles(
      @Words("Half of them take no longer, in milliseconds") Optional<Duration> p50,
      @Words("19 of 20 take no longer, in milliseconds") Optional<Duration> p95) {

    static Quantiles of(Totals.Quantiles all) {
      return new Quantiles(all.p50(), all.p95());
    }
  }

  public static TaskBody of(TaskStatus status) {
    return new TaskBody(
        status.name(),
        status.about().description(),
        status.about().schedule(),
        status.about().words(),
        status.about().zone(),
        status.about().plugin(),
        status.about().tags(),
        status.now().registered(),
        status.enabled(),
        status.now().paused(),
        status.running(),
        status.now().scheduled(),
        status.now().running(),
        status.nextRun(),
        status.lastRun(),
        status.last().map(TaskStatus.LastRun::id),
        status.lastStatus(),
        status.lastError(),
        status.lastDuration(),
        status.totalRuns(),
        status.totalFailures(),
        status.totals().skipped(),
        status.totals().missed(),
        status.averageDuration(),
        Quantiles.of(status.totals().duration()),
        Quantiles.of(status.totals().lateness()),
        status.revision());
  }
}
