package io.housekeeper.runtime.ledger;

/**
 * One start of a node, as the ledger knows it.
 *
 * @param incarnation the number of this start; none is used twice
 * @param slot a small number that no other living incarnation has
 */
public record Membership(long incarnation, int slot, String node) {}
