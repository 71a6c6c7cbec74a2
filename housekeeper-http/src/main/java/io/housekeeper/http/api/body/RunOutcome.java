package io.housekeeper.http.api.body;

import java.util.Optional;

/** What became of a run that somebody wanted. */
public record RunOutcome(
    @Words("Whether it succeeded, or is not over yet") boolean success,
    @Words("The id of the run") String runId,
    @Words("The run") Optional<RunBody> run,
    @Words("What failed") Optional<String> error) {}
