package io.housekeeper.client.answer;

import java.time.Instant;

/**
 * A living node.
 *
 * @param incarnation this start of it
 * @param running how many runs it executes
 * @param drained whether it starts nothing, because somebody wants that
 */
public record NodeStatus(
    String name, String incarnation, Instant joinedAt, long running, boolean drained) {}
