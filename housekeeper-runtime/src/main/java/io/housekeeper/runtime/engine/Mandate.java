package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Membership;

/** A ledger, and the incarnation of this node in whose name it is written. */
record Mandate(Ledger ledger, Membership me) {}
