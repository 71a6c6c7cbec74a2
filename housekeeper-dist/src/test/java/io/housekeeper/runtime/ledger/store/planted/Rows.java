package io.housekeeper.runtime.ledger.store.planted;

/** Something that the engine must not see. */
public final class Rows {}
