package io.housekeeper.runtime.ledger;

/**
 * A value of a task's specification that an operator has replaced, or a pause.
 *
 * @param task the name of the task; empty for everything
 * @param field which value, by its name in the configuration file; {@code pause} for a pause
 * @param value what it is instead: JSON
 */
public record Overridden(String task, String field, String value, Change.By by) {}
