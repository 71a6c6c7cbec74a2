package io.housekeeper.runtime.ledger;

/**
 * What a task is made of that no code alone brings.
 *
 * @param settings of the type: a JSON object; of secrets nothing but their names
 */
public record Typed(String type, String settings) {}
