package io.housekeeper.runtime.schedule;

/**
 * A cron pattern that was read: the wall times that it matches, whatever the zone.
 *
 * @param text five to seven fields, {@code H} and nicknames replaced by what they stand for
 * @param straightThrough whether its minute or hour begins with {@code *}
 */
record CronPattern(String text, WallTimes walls, boolean straightThrough) {}
