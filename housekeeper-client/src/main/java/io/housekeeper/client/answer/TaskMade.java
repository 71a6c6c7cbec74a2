package io.housekeeper.client.answer;

import java.time.Instant;
import java.util.Map;

/**
 * A task that was made while nodes ran.
 *
 * @param settings of its type, as maps and lists; of secrets only their names
 * @param values of its specification
 * @param who made it as it is
 * @param revision another one each time that it is made
 */
public record TaskMade(
    String name,
    String type,
    Object settings,
    Map<String, Object> values,
    String who,
    Instant at,
    String why,
    long revision) {}
