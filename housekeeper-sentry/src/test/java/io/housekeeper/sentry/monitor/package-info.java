@NullMarked
package io.housekeeper.sentry.monitor;

import org.jspecify.annotations.NullMarked;
