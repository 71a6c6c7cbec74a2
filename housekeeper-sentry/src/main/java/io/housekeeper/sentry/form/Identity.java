package io.housekeeper.sentry.form;

import io.housekeeper.api.Run;
import io.housekeeper.sentry.monitor.Hash;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What check-ins, events and traces are called: functions of the run, so that whoever tells of it,
 * and however often, names the same ones.
 *
 * @param environment of which the run is: two ledgers have runs of the same number
 */
record Identity(String environment) {

  private static final Pattern TRACE = Pattern.compile("(?!0{32})[0-9a-f]{32}");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int ID = 32;
  private static final int SPAN = 16;

  /** That of the check-in of a run. */
  String checkIn(Run run) {
    return hash("check-in", run.task().name(), run.id(), millis(run.fire().orElseThrow()));
  }

  /** That of the check-in of a fire, whoever runs it. */
  String checkInOfFire(Run run) {
    return hash("fire", run.task().name(), millis(run.fire().orElseThrow()));
  }

  /** That of the check-in of the minute in which a run was due. */
  String checkInOfMinute(Run run) {
    long minute = Math.floorDiv(run.fire().orElseThrow().getEpochSecond(), MINUTE.toSeconds());
    return hash("minute", run.task().name(), Long.toString(minute));
  }

  /** That of the event of a run that failed. */
  String event(Run run) {
    return hash("event", run.task().name(), run.id(), millis(begin(run)));
  }

  /** That of the trace which a run's check-ins and its event share: its own, if it has one. */
  String trace(Run run) {
    return TRACE.matcher(run.traceId()).matches()
        ? run.traceId()
        : hash("trace", run.task().name(), run.id(), millis(begin(run)));
  }

  /** That of the run's span in its trace. */
  String span(Run run) {
    return hash("span", run.task().name(), run.id(), millis(begin(run))).substring(0, SPAN);
  }

  /** It does not change while the run goes on, whoever tells of it. */
  private static Instant begin(Run run) {
    return run.fire().or(run::startedAt).or(run::endedAt).orElse(Instant.EPOCH);
  }

  private static String millis(Instant at) {
    return Long.toString(at.toEpochMilli());
  }

  private String hash(String what, String... parts) {
    String text = what + "\n" + environment + "\n" + String.join("\n", parts);
    return Hash.of(text, ID);
  }
}
