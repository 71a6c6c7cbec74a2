package io.housekeeper.client.answer;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that somebody changed.
 *
 * @param task that it is about, if it is about one
 * @param what was done
 * @param who did it
 * @param why he did
 * @param until when it was to last
 * @param before what it was before
 * @param after what it is since then
 */
public record ChangeMade(
    String id,
    Optional<String> task,
    String what,
    String who,
    Instant at,
    String why,
    Optional<Instant> until,
    String before,
    String after) {}
