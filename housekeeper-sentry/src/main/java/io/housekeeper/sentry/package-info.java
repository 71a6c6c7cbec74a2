/** The Sentry plugin: cron monitors and failure reports, with the SDK in its own class loader. */
@NullMarked
package io.housekeeper.sentry;

import org.jspecify.annotations.NullMarked;
