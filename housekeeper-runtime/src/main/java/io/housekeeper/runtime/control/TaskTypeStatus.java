package io.housekeeper.runtime.control;

/**
 * A type that tasks can be made of on this node.
 *
 * @param plugin who brings it
 * @param dryRuns whether its tasks can only say what they would do
 * @param schema of its settings: a JSON schema; a secret has the format {@code secret}
 */
public record TaskTypeStatus(
    String name, String description, String plugin, boolean dryRuns, String schema) {}
