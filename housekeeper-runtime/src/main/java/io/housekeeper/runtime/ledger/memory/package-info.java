/**
 * A ledger's tables in memory, gone with the process: for tests and for trying things out. Each
 * transaction has them for itself.
 */
@NullMarked
package io.housekeeper.runtime.ledger.memory;

import org.jspecify.annotations.NullMarked;
