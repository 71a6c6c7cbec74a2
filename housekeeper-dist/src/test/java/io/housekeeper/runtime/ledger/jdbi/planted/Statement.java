package io.housekeeper.runtime.ledger.jdbi.planted;

/** Something of the ledger that nobody else may see. */
public final class Statement {}
