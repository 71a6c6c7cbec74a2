/** A day in twenty minutes: whether anything grows that should not. */
@NullMarked
package io.housekeeper.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
