/**
 * Alerts, whatever way they go: what is worth one, what it says, and how many there are in a storm.
 */
@NullMarked
package io.housekeeper.tasks.alert;

import org.jspecify.annotations.NullMarked;
