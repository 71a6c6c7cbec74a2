/**
 * Types of listeners that post alerts to an address: as signed JSON, or into a channel of Slack.
 */
@NullMarked
package io.housekeeper.tasks.alert.web;

import org.jspecify.annotations.NullMarked;
