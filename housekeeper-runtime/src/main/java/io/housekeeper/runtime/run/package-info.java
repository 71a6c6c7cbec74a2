/**
 * What becomes of a run: its states, the one place for its transitions, and retry, catch-up,
 * overlap and recovery as functions. No clock, no thread, no I/O; instants and chance come in.
 * Anyone in the runtime may look.
 */
@NullMarked
package io.housekeeper.runtime.run;

import org.jspecify.annotations.NullMarked;
