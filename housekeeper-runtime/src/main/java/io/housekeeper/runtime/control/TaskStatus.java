package io.housekeeper.runtime.control;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a task is doing.
 *
 * @param revision another one after each change of it, and of who has it: see {@link
 *     Asking#expecting}
 */
public record TaskStatus(
    String name, long revision, About about, Switch now, Optional<LastRun> last, Totals totals) {

  /**
   * What it is.
   *
   * @param schedule its text, with variables and {@code H} replaced
   * @param words the schedule in words
   * @param plugin who brings it, and in which version
   */
  public record About(
      String description,
      String schedule,
      String words,
      String zone,
      String plugin,
      List<String> tags) {}

  /**
   * What is to become of it.
   *
   * @param registered whether a living node has its code
   * @param enabled whether it is not disabled
   * @param paused who or what keeps it from starting, a word each
   * @param running the runs of it that execute
   * @param nextRun when it is due next, if nothing keeps it from that
   */
  public record Switch(
      boolean registered,
      boolean enabled,
      List<String> paused,
      List<String> running,
      Optional<Instant> nextRun) {

    /** Whether it is due at some time. */
    public boolean scheduled() {
      return nextRun.isPresent();
    }
  }

  /**
   * Its newest run that was executed.
   *
   * @param status success, failed, timeout, cancelled, lost or running
   * @param error what failed; empty if nothing did
   */
  public record LastRun(
      String id, Instant at, String status, String error, Optional<Duration> duration) {}

  public Optional<Instant> lastRun() {
    return last.map(LastRun::at);
  }

  public Optional<String> lastStatus() {
    return last.map(LastRun::status);
  }

  public Optional<String> lastError() {
    return last.map(LastRun::error).filter(error -> !error.isEmpty());
  }

  public Optional<Duration> lastDuration() {
    return last.flatMap(LastRun::duration);
  }

  public long totalRuns() {
    return totals.runs();
  }

  public long totalFailures() {
    return totals.failures();
  }

  public Optional<Duration> averageDuration() {
    return totals.duration().average();
  }

  public Optional<Instant> nextRun() {
    return now.nextRun();
  }

  public boolean enabled() {
    return now.enabled();
  }

  public boolean running() {
    return !now.running().isEmpty();
  }
}
