@NullMarked
package io.housekeeper.sentry.wire;

import org.jspecify.annotations.NullMarked;
