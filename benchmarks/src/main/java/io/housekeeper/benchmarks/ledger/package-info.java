/** How fast the ledger and the engine on it are, and how the databases look for its rows. */
@NullMarked
package io.housekeeper.benchmarks.ledger;

import org.jspecify.annotations.NullMarked;
