package io.housekeeper.sentry.form;

import io.housekeeper.api.Run;
import io.housekeeper.sentry.monitor.Expectation;
import io.housekeeper.sentry.monitor.Monitor;
import io.sentry.CheckIn;
import io.sentry.CheckInStatus;
import io.sentry.MonitorConfig;
import io.sentry.MonitorSchedule;
import io.sentry.MonitorScheduleUnit;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEnvelopeHeader;
import io.sentry.SentryEnvelopeItem;
import io.sentry.SpanContext;
import io.sentry.SpanId;
import io.sentry.protocol.SentryId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Check-ins of runs, as envelopes: one in each, as the server takes no more. */
public final class CheckIns {

  /** In milliseconds: the server refuses a check-in that took longer. */
  private static final long LONGEST_DURATION = Integer.MAX_VALUE;

  /** The longest time in minutes that the server lets a check-in be open: seven days. */
  private static final long LONGEST = 10_080;

  private final Project project;
  private final Identity identity;
  private final Envelopes envelopes = new Envelopes();

  public CheckIns(Project project) {
    this.project = project;
    this.identity = new Identity(project.environment());
  }

  /** A run goes on; the monitor is made or changed to what is expected now. */
  public byte[] open(Run run, Monitor monitor) {
    return envelope(checkIn(run, monitor, CheckInStatus.IN_PROGRESS));
  }

  /** A run is over, well or not. */
  public byte[] closed(Run run, Monitor monitor, boolean well) {
    CheckIn checkIn = checkIn(run, monitor, well ? CheckInStatus.OK : CheckInStatus.ERROR);
    Duration took = Duration.between(run.startedAt().orElseThrow(), run.endedAt().orElseThrow());
    checkIn.setDuration(Math.min(took.toMillis(), LONGEST_DURATION) / 1_000.0);
    return envelope(checkIn);
  }

  private CheckIn checkIn(Run run, Monitor monitor, CheckInStatus status) {
    CheckIn checkIn = new CheckIn(new SentryId(id(run, monitor)), monitor.slug().text(), status);
    checkIn.setEnvironment(project.environment());
    project.release().ifPresent(checkIn::setRelease);
    checkIn.setMonitorConfig(config(monitor));
    checkIn.getContexts().setTrace(trace(identity, run));
    return checkIn;
  }

  private String id(Run run, Monitor monitor) {
    return switch (monitor.pace()) {
      case EACH_RUN -> identity.checkIn(run);
      case EACH_FIRE -> identity.checkInOfFire(run);
      case EACH_MINUTE -> identity.checkInOfMinute(run);
    };
  }

  /** A trace of its own for each run: the SDK would put all of a thread into one. */
  static SpanContext trace(Identity identity, Run run) {
    return new SpanContext(
        new SentryId(identity.trace(run)),
        new SpanId(identity.span(run)),
        "housekeeper.run",
        null,
        null);
  }

  private static MonitorConfig config(Monitor monitor) {
    MonitorConfig config = new MonitorConfig(schedule(monitor.expectation()));
    config.setTimezone(zone(monitor.expectation()));
    config.setCheckinMargin(minutes(monitor.terms().margin()));
    // The server counts from the begin of the minute in which it hears of the run.
    config.setMaxRuntime(Math.min(minutes(monitor.openFor()) + 1, LONGEST));
    // What is not said is said to be nothing: the SDK of an application may have its own ideas.
    config.setFailureIssueThreshold(count(monitor.terms().failureIssueThreshold().orElse(null)));
    config.setRecoveryThreshold(count(monitor.terms().recoveryThreshold().orElse(null)));
    // The SDK has no name for it, and sends what it does not know as it is.
    monitor.owner().ifPresent(owner -> config.setUnknown(Map.of("owner", owner)));
    return config;
  }

  private static @Nullable Long count(@Nullable Integer value) {
    return value == null ? null : value.longValue();
  }

  private static MonitorSchedule schedule(Expectation expectation) {
    return switch (expectation) {
      case Expectation.Crontab crontab -> MonitorSchedule.crontab(crontab.text());
      case Expectation.Every every ->
          MonitorSchedule.interval(every.count(), MonitorScheduleUnit.valueOf(every.unit().name()));
    };
  }

  /** Intervals are added to the wall time of the zone: only in UTC that is what was meant. */
  private static String zone(Expectation expectation) {
    return expectation instanceof Expectation.Crontab crontab ? crontab.zone() : "UTC";
  }

  /** Whole ones, and none too few. */
  private static long minutes(Duration time) {
    return time.plusMinutes(1).minusNanos(1).toMinutes();
  }

  private byte[] envelope(CheckIn checkIn) {
    SentryEnvelopeHeader header =
        new SentryEnvelopeHeader(checkIn.getCheckInId(), envelopes.options().getSdkVersion());
    SentryEnvelopeItem item = SentryEnvelopeItem.fromCheckIn(envelopes.serializer(), checkIn);
    return envelopes.bytes(new SentryEnvelope(header, List.of(item)));
  }
}
