package io.housekeeper.runtime.ledger.jdbi;

/**
 * How a database finds the rows of a statement.
 *
 * @param sql the statement
 * @param text the plan, as the database shows it
 */
public record StatementPlan(String sql, String text) {}
