/** The type of listeners that sends alerts by mail. */
@NullMarked
package io.housekeeper.tasks.alert.mail;

import org.jspecify.annotations.NullMarked;
