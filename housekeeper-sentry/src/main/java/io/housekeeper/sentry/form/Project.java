package io.housekeeper.sentry.form;

import io.housekeeper.api.Secret;
import io.sentry.CheckIn;
import io.sentry.CheckInStatus;
import io.sentry.HubAdapter;
import io.sentry.MonitorConfig;
import io.sentry.MonitorSchedule;
import io.sentry.Sentry;
import io.sentry.SentryOptions;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whose check-ins and events they are.
 *
 * @param dsn where they go
 * @param environment of both check-ins of a run: the server refuses an end in another one
 * @param release of which version; not said if nobody says it
 */
public record Project(Secret dsn, String environment, Optional<String> release) {

  private static final String USUAL = "production";

  /** What the server takes as an environment. */
  private static final Pattern ENVIRONMENT = Pattern.compile("(?!None$)[^\\s/]{1,64}");

  public Project {
    checkEnvironment(environment);
  }

  /**
   * Sees whether the server takes an environment of that name.
   *
   * @throws IllegalArgumentException with a sentence if it does not
   */
  public static void checkEnvironment(String environment) {
    if (!ENVIRONMENT.matcher(environment).matches()) {
      throw new IllegalArgumentException(
          "environment must have up to 64 characters, neither blanks nor '/', and was '%s'"
              .formatted(environment));
    }
  }

  /** What is said of it; the rest is as the application has it that has initialised the SDK. */
  public static Optional<Project> of(
      Optional<Secret> dsn, Optional<String> environment, Optional<String> release) {
    Optional<SentryOptions> others = ofApplication();
    return dsn.or(() -> others.map(SentryOptions::getDsn).map(Secret::of))
        .map(
            where ->
                new Project(
                    where,
                    environment.or(() -> others.map(SentryOptions::getEnvironment)).orElse(USUAL),
                    release.or(() -> others.map(SentryOptions::getRelease))));
  }

  /**
   * Sees whether the SDK is one that this can use: that of an application may be older.
   *
   * @throws IllegalStateException with a sentence if it is not
   */
  public static void checkSdk() {
    try {
      MonitorConfig config = new MonitorConfig(MonitorSchedule.crontab("* * * * *"));
      config.setFailureIssueThreshold(1L);
      new CheckIn("probe", CheckInStatus.OK).setMonitorConfig(config);
    } catch (LinkageError old) {
      throw new IllegalStateException(
          "the application's SDK of Sentry is too old: it must be 7.22 or newer", old);
    }
  }

  /** Which program the server is told that speaks to it. */
  public String program() {
    return new SentryOptions().getSentryClientName();
  }

  /**
   * The options of an SDK that somebody else has initialised, who shares its classes. This one is
   * never initialised, and cannot get in its way.
   */
  @SuppressWarnings("deprecation") // The newer way is not there in the versions 7.
  private static Optional<SentryOptions> ofApplication() {
    return Sentry.isEnabled()
        ? Optional.of(HubAdapter.getInstance().getOptions())
        : Optional.empty();
  }
}
