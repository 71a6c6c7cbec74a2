/** Housekeeper side by side with its peers, on one PostgreSQL. */
@NullMarked
package io.housekeeper.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
