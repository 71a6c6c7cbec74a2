@NullMarked
package io.housekeeper.sentry;

import org.jspecify.annotations.NullMarked;
