/**
 * What the protocol of the ledger asks of a database: transactions, and one method for each
 * statement. For {@code protocol} and for those that implement it.
 */
@NullMarked
package io.housekeeper.runtime.ledger.store;

import org.jspecify.annotations.NullMarked;
