/** What is sent to Sentry, in the form that its SDK gives it: nobody else knows the SDK. */
@NullMarked
package io.housekeeper.sentry.form;

import org.jspecify.annotations.NullMarked;
