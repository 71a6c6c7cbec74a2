package io.housekeeper.client.answer;

/**
 * A type that tasks can be made of.
 *
 * @param plugin who brings it
 * @param dryRuns whether its tasks can only say what they would do
 * @param mayBeMade whether tasks of it may be made over HTTP
 * @param schema of its settings: a JSON schema, as maps and lists
 */
public record TaskType(
    String name,
    String description,
    String plugin,
    boolean dryRuns,
    boolean mayBeMade,
    Object schema) {}
