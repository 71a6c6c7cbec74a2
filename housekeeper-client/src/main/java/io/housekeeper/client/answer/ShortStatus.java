package io.housekeeper.client.answer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a task is doing, in short; also of one that nobody knows.
 *
 * @param registered whether a living node has its code
 * @param running whether a run of it executes
 * @param scheduled whether it is due at some time
 * @param enabled whether it is not disabled
 * @param paused what keeps it from starting
 * @param nextRun when it is due next
 * @param lastRun when its newest run began
 * @param lastStatus success, failed, timeout, cancelled, lost or running
 * @param lastError what failed in it
 * @param lastDuration how long it took
 * @param totalRuns runs that were ever executed
 * @param totalFailures of them, those that failed
 * @param averageDuration how long runs take
 */
public record ShortStatus(
    String name,
    boolean registered,
    boolean running,
    boolean scheduled,
    boolean enabled,
    List<String> paused,
    Optional<Instant> nextRun,
    Optional<Instant> lastRun,
    Optional<String> lastStatus,
    Optional<String> lastError,
    Optional<Duration> lastDuration,
    long totalRuns,
    long totalFailures,
    Optional<Duration> averageDuration) {}
