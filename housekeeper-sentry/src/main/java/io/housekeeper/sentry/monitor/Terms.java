package io.housekeeper.sentry.monitor;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is agreed with a monitor besides its schedule, in whole minutes where it is about time.
 *
 * @param margin how late a check-in may be before it counts as missed
 * @param maxRuntime how long it may be open; as long as a run may take unless it is said
 * @param failureIssueThreshold after how many failures in a row the server makes an issue
 * @param recoveryThreshold after how many successes in a row it closes the issue
 * @param owner whom the issue is assigned to, as {@code team:6} or {@code user:1}
 */
public record Terms(
    Duration margin,
    Optional<Duration> maxRuntime,
    Optional<Integer> failureIssueThreshold,
    Optional<Integer> recoveryThreshold,
    Optional<String> owner) {

  private static final Duration LONGEST_MARGIN = Duration.ofDays(28);
  private static final Duration LONGEST_RUNTIME = Duration.ofDays(7);
  private static final int MOST_IN_A_ROW = 720;
  private static final Pattern OWNER = Pattern.compile("(team|user):\\d+");

  /** Time for what is between the end of a run and the last word about it. */
  private static final Duration SLACK = Duration.ofMinutes(2);

  public Terms {
    within("margin", margin, LONGEST_MARGIN);
    maxRuntime.ifPresent(it -> within("max-runtime", it, LONGEST_RUNTIME));
    failureIssueThreshold.ifPresent(it -> within("failure-issue-threshold", it));
    recoveryThreshold.ifPresent(it -> within("recovery-threshold", it));
    owner.ifPresent(Terms::check);
  }

  private static void within(String name, Duration value, Duration most) {
    if (value.compareTo(Duration.ofMinutes(1)) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "%s must be from 1m to %dd, and was %s".formatted(name, most.toDays(), value));
    }
  }

  private static void within(String name, int value) {
    if (value < 1 || value > MOST_IN_A_ROW) {
      throw new IllegalArgumentException(
          "%s must be from 1 to %d, and was %d".formatted(name, MOST_IN_A_ROW, value));
    }
  }

  private static void check(String owner) {
    if (!OWNER.matcher(owner).matches()) {
      throw new IllegalArgumentException(
          "owner must be like team:6 or user:1, and was '%s'".formatted(owner));
    }
  }

  /**
   * How long a check-in may be open that is refreshed with each attempt.
   *
   * @param attempt how long one may take, with the wait before it
   */
  Duration openFor(Duration attempt) {
    Duration wanted = maxRuntime.orElseGet(() -> attempt.plus(SLACK));
    return wanted.compareTo(LONGEST_RUNTIME) > 0 ? LONGEST_RUNTIME : wanted;
  }
}
