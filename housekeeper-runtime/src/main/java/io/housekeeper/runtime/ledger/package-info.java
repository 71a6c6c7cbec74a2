/**
 * The ledger: what is due, what runs, what became of every fire; its operations in the words of the
 * domain, and their values. Anyone in the runtime may look; how it is kept is the business of
 * {@code protocol} and of the stores.
 */
@NullMarked
package io.housekeeper.runtime.ledger;

import org.jspecify.annotations.NullMarked;
