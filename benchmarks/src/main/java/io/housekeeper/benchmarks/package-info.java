/** Housekeeper beside its peers: what {@code benchmarks/run} measures. */
@NullMarked
package io.housekeeper.benchmarks;

import org.jspecify.annotations.NullMarked;
