/** What of a task Sentry is to expect: when it is due, in the words that its monitors know. */
@NullMarked
package io.housekeeper.sentry.monitor;

import org.jspecify.annotations.NullMarked;
