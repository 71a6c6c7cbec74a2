/**
 * The ledger's tables in PostgreSQL and in SQLite: all SQL of the runtime is here. Only {@code
 * boot} may look.
 */
@NullMarked
package io.housekeeper.runtime.ledger.jdbi;

import org.jspecify.annotations.NullMarked;
