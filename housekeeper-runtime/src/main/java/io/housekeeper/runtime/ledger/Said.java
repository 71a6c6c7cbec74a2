package io.housekeeper.runtime.ledger;

/**
 * The specification of a task as it is before anybody overrides something: JSON.
 *
 * @param code what the code says
 * @param configured the same with what a file says in its place
 */
public record Said(String code, String configured) {}
