/**
 * The protocol of the ledger, written once for all databases: what a transaction reads and locks,
 * in which order, what it decides and what it writes. Decisions are functions of rows; the only
 * door is {@link io.housekeeper.runtime.ledger.protocol.StoredLedger}.
 */
@NullMarked
package io.housekeeper.runtime.ledger.protocol;

import org.jspecify.annotations.NullMarked;
