/** Spans of runs, for whoever lights OpenTelemetry up. */
@NullMarked
package io.housekeeper.runtime.trace;

import org.jspecify.annotations.NullMarked;
