package io.housekeeper.sentry;

import io.housekeeper.api.Secret;
import io.housekeeper.api.Setting;
import io.housekeeper.sentry.form.Project;
import io.housekeeper.sentry.monitor.Terms;
import io.housekeeper.sentry.wire.Endpoint;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What the configuration says about Sentry. */
public record SentrySettings(
    @Setting(
            "The project's DSN; without one, that of the SDK which the application has initialised,"
                + " and if there is none, nothing is sent")
        Optional<Secret> dsn,
    @Setting("The environment of check-ins and events; production unless it is set")
        Optional<String> environment,
    @Setting("The release of check-ins and events") Optional<String> release,
    @Setting(
            value =
                "Which tasks have a monitor: all that have a schedule, those below tasks (listed),"
                    + " or none",
            or = "listed")
        Monitored monitors,
    @Setting(value = "How late a run may begin before it counts as missed", or = "5m")
        Duration margin,
    @Setting(
            "How long a check-in may be open without a refresh; what an attempt may take, unless it"
                + " is set")
        Optional<Duration> maxRuntime,
    @Setting("After how many failures in a row Sentry makes an issue")
        Optional<Integer> failureIssueThreshold,
    @Setting("After how many successes in a row it closes the issue")
        Optional<Integer> recoveryThreshold,
    @Setting("Whom the issues of monitors are assigned to, as team:6 or user:1")
        Optional<String> owner,
    @Setting("What holds for the monitors of single tasks, by the names of the tasks")
        Map<String, OfTask> tasks) {

  /** Which tasks have a monitor; each of them takes a seat that is paid for. */
  public enum Monitored {
    ALL,
    LISTED,
    NONE
  }

  /** What holds for the monitor of a task, in place of what holds for all. */
  public record OfTask(
      @Setting(value = "Whether the task has a monitor", or = "true") boolean monitor,
      @Setting("How late a run may begin") Optional<Duration> margin,
      @Setting("How long a check-in may be open without a refresh") Optional<Duration> maxRuntime,
      @Setting("After how many failures in a row Sentry makes an issue")
          Optional<Integer> failureIssueThreshold,
      @Setting("After how many successes in a row it closes the issue")
          Optional<Integer> recoveryThreshold,
      @Setting("Whom its issues are assigned to, as team:6 or user:1") Optional<String> owner) {

    public OfTask {
      var unused =
          new Terms(
              margin.orElse(Duration.ofMinutes(1)),
              maxRuntime,
              failureIssueThreshold,
              recoveryThreshold,
              owner);
    }
  }

  public SentrySettings {
    // A variable may be there, and empty.
    dsn = dsn.filter(one -> !one.reveal().isBlank());
    environment = environment.filter(one -> !one.isBlank());
    release = release.filter(one -> !one.isBlank());
    dsn.ifPresent(Endpoint::check);
    environment.ifPresent(Project::checkEnvironment);
    var unused = new Terms(margin, maxRuntime, failureIssueThreshold, recoveryThreshold, owner);
    tasks = Map.copyOf(tasks);
  }

  /** What is agreed for the monitor of a task; nothing if it has none. */
  Optional<Terms> terms(String task) {
    Optional<OfTask> own = Optional.ofNullable(tasks.get(task));
    boolean wanted =
        switch (monitors) {
          case ALL -> own.map(OfTask::monitor).orElse(true);
          case LISTED -> own.map(OfTask::monitor).orElse(false);
          case NONE -> false;
        };
    return wanted ? Optional.of(own.map(this::terms).orElseGet(this::terms)) : Optional.empty();
  }

  private Terms terms() {
    return new Terms(margin, maxRuntime, failureIssueThreshold, recoveryThreshold, owner);
  }

  private Terms terms(OfTask own) {
    return new Terms(
        own.margin().orElse(margin),
        own.maxRuntime().or(() -> maxRuntime),
        own.failureIssueThreshold().or(() -> failureIssueThreshold),
        own.recoveryThreshold().or(() -> recoveryThreshold),
        own.owner().or(() -> owner));
  }
}
