/**
 * The ledger in SQLite or in PostgreSQL: the only place with SQL. The statements are written once,
 * in PostgreSQL's words; {@code Sqlite…} and {@code Postgres…} say where the databases differ. For
 * those who start a node: see {@link io.housekeeper.runtime.ledger.jdbi.JdbiStores}.
 */
@NullMarked
package io.housekeeper.runtime.ledger.jdbi;

import org.jspecify.annotations.NullMarked;
