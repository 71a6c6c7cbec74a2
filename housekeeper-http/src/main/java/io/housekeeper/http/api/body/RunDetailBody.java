package io.housekeeper.http.api.body;

import io.housekeeper.http.route.Json;
import io.housekeeper.runtime.control.RunDetail;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** All that is to be known of a run. */
public record RunDetailBody(
    @Words("The run") RunBody run,
    @Words("Who asked for it; empty if nobody did") String who,
    @Words("Why") String why,
    @Words("Settings of this run only") Optional<Object> settings,
    @Words("The run that it tries again") Optional<String> retryOf,
    @Words("The run that it follows") Optional<String> upstream,
    @Words("The run that was in the way") Optional<String> blockedBy,
    @Words("The instant after which the fires begin that it stands for") Optional<Instant> after,
    @Words("The node that executes it, or did") Optional<String> node,
    @Words("The id of the trace that it is part of, if it is traced") Optional<String> traceId,
    @Words("The fencing token of the last attempt") OptionalLong fencingToken,
    @Words("Processor time, in microseconds") OptionalLong cpuMicros,
    @Words("Memory that was allocated, in bytes") OptionalLong allocatedBytes,
    @Words("What it counted") Map<String, Long> counts,
    @Words("How far it is") Optional<ProgressBody> progress,
    @Words("Attempts that did not end it, oldest first") List<AttemptBody> attempts,
    @Words("Where its threads were when they threw, or had had their time")
        List<StackBody> stacks) {

  /** How far a run is. */
  public record ProgressBody(
      @Words("So much is done") long done, @Words("Of so much") long total) {}

  /** An attempt that did not end its run. */
  public record AttemptBody(
      @Words("Its number, from 1") int number,
      @Words("How it ended") String state,
      @Words("When it began") Instant startedAt,
      @Words("When it ended") Instant endedAt,
      @Words("What failed") String message) {}

  /** Where a thread was. */
  public record StackBody(
      @Words("The number of the attempt") int attempt, @Words("Line by line") String text) {}

  public static RunDetailBody of(RunDetail run) {
    RunDetail.Origins origins = run.origins();
    RunDetail.Cost cost = run.cost();
    return new RunDetailBody(
        RunBody.of(run.summary()),
        origins.who(),
        origins.why(),
        origins.settings().isEmpty()
            ? Optional.empty()
            : Optional.of(Json.tree(origins.settings())),
        origins.retryOf(),
        origins.upstream(),
        origins.blockedBy(),
        origins.after(),
        cost.node(),
        cost.trace().map(RunDetail.Trace::id),
        cost.fencingToken(),
        cost.cpuMicros(),
        cost.allocatedBytes(),
        cost.counts(),
        cost.progress().map(one -> new ProgressBody(one.done(), one.total())),
        run.attempts().stream()
            .map(
                one ->
                    new AttemptBody(
                        one.number(),
                        one.state().name(),
                        one.startedAt(),
                        one.endedAt(),
                        one.message()))
            .toList(),
        run.stacks().stream().map(one -> new StackBody(one.attempt(), one.text())).toList());
  }
}
