package io.housekeeper.http.api.body;

import java.util.Optional;

/** What was done. */
public record Done(
    @Words("Always true") boolean success,
    @Words("What was done, in a sentence") String message,
    @Words("The run that there will be") Optional<String> runId) {}
