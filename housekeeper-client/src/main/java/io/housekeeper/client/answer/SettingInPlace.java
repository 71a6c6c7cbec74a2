package io.housekeeper.client.answer;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that is set for nodes while they run.
 *
 * @param node for this one; for all if there is none
 * @param value what it is, as JSON has it
 * @param who wants that
 * @param why he wants it
 */
public record SettingInPlace(
    String setting,
    Optional<String> node,
    Object value,
    String who,
    String why,
    Instant since,
    Optional<Instant> until) {}
