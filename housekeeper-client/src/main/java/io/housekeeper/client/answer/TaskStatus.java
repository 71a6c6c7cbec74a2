package io.housekeeper.client.answer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a task is doing.
 *
 * @param description what it is for
 * @param schedule when it is due, with variables and H replaced
 * @param scheduleInWords the same in words
 * @param timezone the zone of its schedule
 * @param plugin who brings it, and in which version
 * @param registered whether a living node has its code
 * @param enabled whether it is not disabled
 * @param paused what keeps it from starting: TASK, EVERYTHING, QUARANTINE or UNREADABLE
 * @param running whether a run of it executes
 * @param scheduled whether it is due at some time
 * @param activeRuns the runs of it that execute
 * @param nextRun when it is due next, if nothing keeps it from that
 * @param lastRun when its newest run began
 * @param lastRunId the id of that run
 * @param lastStatus success, failed, timeout, cancelled, lost or running
 * @param lastError what failed in it
 * @param lastDuration how long it took
 * @param totalRuns runs that were ever executed
 * @param totalFailures of them, those that failed
 * @param totalSkipped fires that were skipped
 * @param totalMissed fires that were missed
 * @param averageDuration how long runs take
 * @param duration how long runs take
 * @param lateness how late runs begin
 * @param revision counts its changes
 */
public record TaskStatus(
    String name,
    String description,
    String schedule,
    String scheduleInWords,
    String timezone,
    String plugin,
    List<String> tags,
    boolean registered,
    boolean enabled,
    List<String> paused,
    boolean running,
    boolean scheduled,
    List<String> activeRuns,
    Optional<Instant> nextRun,
    Optional<Instant> lastRun,
    Optional<String> lastRunId,
    Optional<String> lastStatus,
    Optional<String> lastError,
    Optional<Duration> lastDuration,
    long totalRuns,
    long totalFailures,
    long totalSkipped,
    long totalMissed,
    Optional<Duration> averageDuration,
    Quantiles duration,
    Quantiles lateness,
    long revision) {}
