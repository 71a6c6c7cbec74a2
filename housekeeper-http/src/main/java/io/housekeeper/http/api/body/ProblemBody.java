package io.housekeeper.http.api.body;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Why something is not done, as RFC 9457 has it. */
public record ProblemBody(
    @Words("Always about:blank") String type,
    @Words("The kind of problem, in two or three words") String title,
    @Words("The status of the answer") int status,
    @Words("What is wrong, in a sentence") String detail,
    @Words("The run that is in the way") Optional<String> runId,
    @Words("The revision that it has now") OptionalLong revision,
    @Words("Where a text goes wrong, its first character being 1") OptionalInt position,
    @Words("The verbs that there are") Optional<String> allow) {}
