package io.housekeeper.client.answer;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that somebody changed.
 *
 * @param what was done
 * @param who did it
 * @param why he did
 * @param until when it was to last
 * @param before what it was before
 * @param after what it is since then
 */
public record ChangeMade(
    String id,
    String what,
    String who,
    Instant at,
    String why,
    Optional<Instant> until,
    String before,
    String after) {}
