package io.housekeeper.http.api.body;

import io.housekeeper.runtime.control.RunSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A run, or fires that none was made of. */
public record RunBody(
    @Words("Its id") String id,
    @Words("The name of the task") String task,
    @Words(
            "WAITING, RUNNING, SUCCEEDED, FAILED, TIMED_OUT, CANCELLED, LOST, SKIPPED or MISSED;"
                + " the last seven are final")
        String state,
    @Words("What it goes back to: SCHEDULE, CATCH_UP, MANUAL, STARTUP, AFTER or BACKFILL")
        String trigger,
    @Words("The newest fire that it stands for") Optional<Instant> fire,
    @Words("How many fires it stands for") long fires,
    @Words("When it began") Optional<Instant> startedAt,
    @Words("When it ended") Optional<Instant> endedAt,
    @Words("How long it took, in milliseconds") Optional<Duration> duration,
    @Words("How often it was started") int attempts,
    @Words("What the task said, what failed, or why there was no run") String message) {

  public static RunBody of(RunSummary run) {
    return new RunBody(
        run.id(),
        run.task(),
        run.state().name(),
        run.source().trigger().name(),
        run.source().fire(),
        run.source().fires(),
        run.times().startedAt(),
        run.times().endedAt(),
        run.times().duration(),
        run.times().attempts(),
        run.message());
  }
}
