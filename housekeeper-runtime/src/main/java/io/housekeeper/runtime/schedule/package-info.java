/**
 * When: the texts of schedules, read into functions from instant to instant. No clock, no thread,
 * no I/O; instants come in. Anyone in the runtime may look.
 */
@NullMarked
package io.housekeeper.runtime.schedule;

import org.jspecify.annotations.NullMarked;
