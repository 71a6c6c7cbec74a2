package io.housekeeper.benchmarks;

import java.util.Arrays;

/** The patterns that are measured, in the spelling of each peer. */
public enum Patterns {
  EVERY_FIVE_MINUTES("*/5 * * * *", "0 */5 * * * *", "0 */5 * * * ?", "*/5 * * * *"),
  DAILY("0 2 * * *", "0 0 2 * * *", "0 0 2 * * ?", "0 2 * * *"),
  OFFICE_HOURS("0 9-17 * * 1-5", "0 0 9-17 * * 1-5", "0 0 9-17 ? * 2-6", "0 9-17 * * 1-5"),
  LEAP_DAY("0 0 29 2 *", "0 0 0 29 2 *", "0 0 0 29 2 ?", "0 0 29 2 *"),
  LAST_DAY("0 0 L * *", "0 0 0 L * *", "0 0 0 L * ?", "0 0 0 L * ?"),
  SECOND_MONDAY("0 0 * * MON#2", "0 0 0 ? * MON#2", "0 0 0 ? * 2#2", "0 0 0 ? * 2#2");

  final String housekeeper;
  final String spring;
  final String quartz;
  final String cronUtils;

  Patterns(String housekeeper, String spring, String quartz, String cronUtils) {
    this.housekeeper = housekeeper;
    this.spring = spring;
    this.quartz = quartz;
    this.cronUtils = cronUtils;
  }

  /** Whether cron-utils knows the pattern only in its Quartz type. */
  boolean cronUtilsNeedsQuartz() {
    return Arrays.asList(LAST_DAY, SECOND_MONDAY).contains(this);
  }
}
