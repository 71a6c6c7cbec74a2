package io.housekeeper.runtime.schedule;

import java.time.Instant;
import java.time.LocalDateTime;

/**
 * What one transition of a zone does to a schedule.
 *
 * @param at when the clock is changed
 * @param from the first local time that is skipped or repeated
 * @param to the first local time after those
 * @param skipped whether they are skipped; otherwise they are repeated
 * @param wallTimes how many of them the schedule asks for
 * @param description the effect in words
 */
public record TransitionEffect(
    Instant at,
    LocalDateTime from,
    LocalDateTime to,
    boolean skipped,
    long wallTimes,
    String description) {}
