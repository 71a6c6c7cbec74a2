package io.housekeeper.sentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.housekeeper.api.Retry;
import io.housekeeper.api.Run;
import io.housekeeper.api.RunListener;
import io.housekeeper.api.Secret;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.testkit.VirtualHousekeeper;
import io.housekeeper.testkit.VirtualTime;
import io.sentry.CheckIn;
import io.sentry.MonitorConfig;
import io.sentry.SentryEvent;
import io.sentry.protocol.SentryId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A day in Berlin, on which the clock is put forward at two: a whole Housekeeper in virtual time,
 * and all that a receiver is told of it.
 */
@Timeout(300)
interface ScriptedDay {

  /** Where it goes. */
  Secret dsn() throws Exception;

  /** What came there, in the order of arrival. */
  List<Received> received() throws Exception;

  private static Task nightly() {
    return Task.of(
        TaskSpec.named("nightly").schedule("30 2 * * *").build(),
        run -> VirtualTime.pass(Duration.ofSeconds(90)));
  }

  /** Fails once at ten, and for good at two in the afternoon. */
  private static Task hourly() {
    return Task.of(
        TaskSpec.named("hourly")
            .schedule("0 9-17 * * *")
            .retry(Retry.fixed(1, Duration.ofSeconds(10)))
            .build(),
        run -> {
          int hour = run.fire().orElseThrow().atZone(ZoneId.of("Europe/Berlin")).getHour();
          if ((hour == 10 && run.attempt() == 1) || hour == 14) {
            throw new IllegalStateException("no answer at " + hour);
          }
        });
  }

  private static Task often() {
    return Task.of(TaskSpec.named("Often").schedule("*/20 * 6 * * *").build(), run -> {});
  }

  private static Task sixth() {
    return Task.of(TaskSpec.named("sixth").schedule("every 6h").build(), run -> {});
  }

  private static Task report() {
    return Task.of(TaskSpec.named("report").schedule("0 0 12 ? * SUN#L *").build(), run -> {});
  }

  /** Sentry knows no years. */
  private static Task once() {
    return Task.of(TaskSpec.named("once").schedule("0 0 13 28 3 ? 2027").build(), run -> {});
  }

  /** Has no monitor, as that is said. */
  private static Task quiet() {
    return Task.of(
        TaskSpec.named("quiet").schedule("0 20 * * *").build(),
        run -> {
          throw new UnsupportedOperationException("not today");
        });
  }

  private static SentrySettings settings(Secret dsn) {
    return WrittenSettings.of(
        dsn,
        """
        monitors = all
        environment = live
        owner = "team:6"
        tasks.quiet.monitor = false
        """);
  }

  /** Whose clock is the one of the runs that it is told of. */
  final class InVirtualTime implements RunListener {

    private Instant now = Instant.EPOCH;
    private final RunListener told;

    InVirtualTime(SentrySettings settings) {
      this.told = SentryPlugin.listener(settings, () -> now);
    }

    private Run at(Run run) {
      now = run.endedAt().or(run::startedAt).orElseThrow();
      return run;
    }

    @Override
    public void started(Run run) throws Exception {
      told.started(at(run));
    }

    @Override
    public void attemptStarted(Run run) throws Exception {
      told.attemptStarted(at(run));
    }

    @Override
    public void attemptFailed(Run run) throws Exception {
      told.attemptFailed(at(run));
    }

    @Override
    public void ended(Run run) throws Exception {
      told.ended(at(run));
    }

    @Override
    public void close() {
      told.close();
    }
  }

  private static Map<String, List<CheckIn>> byMonitor(List<Received> all) {
    return all.stream()
        .flatMap(one -> one.checkIn().stream())
        .collect(
            Collectors.groupingBy(
                CheckIn::getMonitorSlug, LinkedHashMap::new, Collectors.toList()));
  }

  private static List<CheckIn> of(Map<String, List<CheckIn>> all, String slug) {
    return Objects.requireNonNull(all.get(slug), slug);
  }

  private static List<String> statuses(List<CheckIn> some) {
    return some.stream().map(CheckIn::getStatus).toList();
  }

  private static MonitorConfig config(CheckIn checkIn) {
    return Objects.requireNonNull(checkIn.getMonitorConfig());
  }

  private static SentryId trace(CheckIn checkIn) {
    return Objects.requireNonNull(checkIn.getContexts().getTrace()).getTraceId();
  }

  @Test
  default void allOfADayArrives() throws Exception {
    try (VirtualHousekeeper housekeeper =
        VirtualHousekeeper.at("2027-03-27T23:30Z")
            .zone("Europe/Berlin")
            .patience(Duration.ofSeconds(60))
            .tasks(nightly(), hourly(), often(), sixth(), report(), once(), quiet())
            .listener("sentry", new InVirtualTime(settings(dsn())))
            .start()) {
      housekeeper.advanceTo("2027-03-28T18:30Z");
      // Whoever asks for a run has looked, and needs no monitor.
      housekeeper.runNow("nightly");
      housekeeper.advance(Duration.ofHours(3));
    }
    List<Received> received = received();
    Map<String, List<CheckIn>> monitors = byMonitor(received);
    String slugOfOften =
        monitors.keySet().stream().filter(it -> it.startsWith("often-")).findFirst().orElseThrow();
    assertThat(monitors).containsOnlyKeys("nightly", "hourly", slugOfOften, "sixth", "report");

    // The time that was left out is made up for at three, which is when the server expects it.
    assertThat(statuses(of(monitors, "nightly"))).containsExactly("in_progress", "ok");
    assertThat(of(monitors, "nightly").get(1).getDuration()).isEqualTo(90.0);

    // Nine fires: the retry at ten is inside of its check-in, and kept it open.
    List<CheckIn> hourly = of(monitors, "hourly");
    assertThat(statuses(hourly))
        .filteredOn(status -> !status.equals("in_progress"))
        .containsExactly("ok", "ok", "ok", "ok", "ok", "error", "ok", "ok", "ok");
    checkPairs(hourly, 9);

    assertThat(statuses(of(monitors, slugOfOften))).hasSize(60).containsOnly("ok");
    checkPairs(of(monitors, "sixth"), 4);
    checkPairs(of(monitors, "report"), 1);
    checkConfigs(monitors, slugOfOften);
    checkEvents(received, hourly);
    checkOrder(received);
  }

  /** The one follows the other, under one id and in one trace; no two are in the same. */
  private static void checkPairs(List<CheckIn> all, int runs) {
    Map<SentryId, List<CheckIn>> byId =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    CheckIn::getCheckInId, LinkedHashMap::new, Collectors.toList()));
    assertThat(byId).hasSize(runs);
    assertThat(byId.values())
        .allSatisfy(
            pair -> {
              List<String> statuses = statuses(pair);
              assertThat(statuses.subList(0, statuses.size() - 1))
                  .isNotEmpty()
                  .containsOnly("in_progress");
              assertThat(statuses).last().isNotEqualTo("in_progress");
              assertThat(pair).extracting(ScriptedDay::trace).containsOnly(trace(pair.get(0)));
            });
    assertThat(byId.values().stream().map(pair -> trace(pair.get(0)))).doesNotHaveDuplicates();
  }

  private static void checkConfigs(Map<String, List<CheckIn>> monitors, String slugOfOften) {
    assertThat(monitors.values().stream().flatMap(List::stream).map(CheckIn::getEnvironment))
        .containsOnly("live");
    assertThat(
            monitors.values().stream()
                .flatMap(List::stream)
                .map(ScriptedDay::config)
                .map(MonitorConfig::getUnknown))
        .containsOnly(Map.of("owner", "team:6"));
    assertThat(
            monitors.entrySet().stream()
                .flatMap(
                    one ->
                        one.getValue().stream()
                            .map(ScriptedDay::config)
                            .map(
                                config ->
                                    tuple(
                                        one.getKey(),
                                        config.getSchedule().getType(),
                                        config.getSchedule().getValue(),
                                        config.getSchedule().getUnit(),
                                        config.getTimezone(),
                                        config.getCheckinMargin())))
                .distinct())
        .containsExactlyInAnyOrder(
            tuple("nightly", "crontab", "30 2 * * *", null, "Europe/Berlin", 5L),
            tuple("hourly", "crontab", "0 9-17 * * *", null, "Europe/Berlin", 5L),
            tuple(slugOfOften, "crontab", "* 6 * * *", null, "Europe/Berlin", 5L),
            tuple("sixth", "interval", "6", "hour", "UTC", 5L),
            tuple("report", "crontab", "0 12 * * 0L", null, "Europe/Berlin", 5L));
  }

  /** One for each final failure, of a task with a monitor or without; and no two are one. */
  private static void checkEvents(List<Received> received, List<CheckIn> hourly) {
    List<SentryEvent> events = received.stream().flatMap(one -> one.event().stream()).toList();
    assertThat(events)
        .extracting(
            SentryEvent::getTransaction,
            one -> Objects.requireNonNull(one.getExceptions()).get(0).getValue())
        .containsExactly(tuple("hourly", "no answer at 14"), tuple("quiet", "not today"));
    CheckIn failed =
        hourly.stream().filter(one -> one.getStatus().equals("error")).findFirst().orElseThrow();
    assertThat(Objects.requireNonNull(events.get(0).getContexts().getTrace()).getTraceId())
        .isEqualTo(trace(failed));
  }

  /** Told as it happened: what began first came first. */
  private static void checkOrder(List<Received> received) {
    assertThat(
            received.stream()
                .flatMap(one -> one.checkIn().stream())
                .filter(one -> !one.getMonitorSlug().startsWith("often-"))
                .filter(one -> !one.getMonitorSlug().equals("sixth"))
                .filter(one -> !one.getStatus().equals("in_progress"))
                .map(CheckIn::getMonitorSlug))
        .containsExactly(
            "nightly", "hourly", "hourly", "hourly", "hourly", "report", "hourly", "hourly",
            "hourly", "hourly", "hourly");
  }
}
