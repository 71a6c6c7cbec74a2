/** The way to Sentry's server: where envelopes go, and what is done when they are not taken. */
@NullMarked
package io.housekeeper.sentry.wire;

import org.jspecify.annotations.NullMarked;
