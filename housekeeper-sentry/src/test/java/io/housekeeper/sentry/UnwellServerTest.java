package io.housekeeper.sentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.housekeeper.api.Run;
import io.housekeeper.api.RunListener;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.boot.Housekeeper;
import io.housekeeper.runtime.boot.HousekeeperBuilder;
import io.housekeeper.sentry.Receiver.Mood;
import io.sentry.CheckIn;
import io.sentry.SentryEvent;
import io.sentry.protocol.SentryId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A whole Housekeeper with a server of Sentry's that is slow, limits, refuses, or is not there. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class UnwellServerTest {

  private static final Duration LONG = Duration.ofSeconds(90);

  /** Who needs them all would delay the one who takes times. */
  private static final String PROCESSORS = "processors";

  @TempDir private Path folder;
  private final Receiver receiver = new Receiver();

  @AfterEach
  void end() {
    receiver.close();
  }

  /** How late runs begin, in milliseconds. */
  private static final class Delays implements RunListener {

    private final List<Long> all = new CopyOnWriteArrayList<>();

    @Override
    public void started(Run run) {
      all.add(Duration.between(run.fire().orElseThrow(), run.startedAt().orElseThrow()).toMillis());
    }

    long percentile99() {
      List<Long> sorted = new ArrayList<>(all);
      sorted.sort(null);
      return sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1);
    }
  }

  private HousekeeperBuilder node() {
    return ToldHouse.told(ToldHouse.in(folder, "node"), receiver);
  }

  @Test
  @ResourceLock(PROCESSORS)
  void runsAreNotDelayedByIt() throws InterruptedException {
    receiver.is(() -> new Mood(3_000, 500, ""));
    Delays with = new Delays();
    Delays without = new Delays();
    try (Housekeeper one =
            ToldHouse.failing(
                    ToldHouse.told(ToldHouse.in(folder, "with"), receiver), 20, "* * * * * *")
                .listener("delays", with)
                .build();
        Housekeeper other =
            ToldHouse.failing(ToldHouse.in(folder, "without"), 20, "* * * * * *")
                .listener("delays", without)
                .build()) {
      one.start();
      other.start();
      await().atMost(LONG).until(() -> with.all.size() >= 200 && without.all.size() >= 200);
      // What it is told of meanwhile waits: far more than the server has taken.
      assertThat(ToldHouse.sentry(one).waiting()).isGreaterThan(100);
      one.close(Duration.ofSeconds(1));
    }
    // Side by side, at the same time: what else this machine does delays both, but one of them may
    // have to wait for a processor. Who waits for the server waits for three seconds.
    System.out.printf(
        "lateness at the 99th percentile: %d ms with a server that fails after 3 s, %d ms without%n",
        with.percentile99(), without.percentile99());
    assertThat(with.percentile99()).isLessThan(2 * without.percentile99() + 1_000);
  }

  /** Half a minute of whatever there may be; then all is well again. */
  @Test
  void nothingIsLostWhileItRecovers() {
    List<Mood> hardTimes =
        List.of(
            new Mood(0, 500, ""),
            new Mood(2_000, 200, ""),
            new Mood(0, 429, "2:error:project"),
            new Mood(0, 503, ""),
            new Mood(0, 502, ""),
            new Mood(0, 429, "1:monitor:project"),
            new Mood(0, 200, "1:error;monitor:organization"));
    Iterator<Mood> moods = hardTimes.iterator();
    receiver.is(() -> next(moods));
    try (Housekeeper housekeeper = ToldHouse.failing(node(), 30, "manual").build()) {
      housekeeper.start();
      IntStream.range(0, 10).forEach(i -> housekeeper.runNow("fails-" + i));
      await().atMost(LONG).until(() -> receiver.taken().size() >= 3);
      receiver.goesDown();
      IntStream.range(10, 20).forEach(i -> housekeeper.runNow("fails-" + i));
      await().atMost(LONG).until(() -> ToldHouse.sentry(housekeeper).waiting() >= 10);
      receiver.comesUp();
      IntStream.range(20, 30).forEach(i -> housekeeper.runNow("fails-" + i));
      await().atMost(LONG).until(() -> ToldHouse.sentry(housekeeper).told() >= 60);
      assertThat(ToldHouse.sentry(housekeeper).failed()).isZero();
      assertThat(ToldHouse.sentry(housekeeper).dropped()).isZero();
    }
    assertThat(receiver.refusals()).isGreaterThanOrEqualTo(5);
    // What was taken while the server went down, without an answer, comes again by the same id, and
    // Sentry keeps it once.
    Map<SentryId, String> kept = new HashMap<>();
    receiver.events().forEach(event -> kept.put(event.getEventId(), event.getTransaction()));
    assertThat(kept.values())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 30).mapToObj(i -> "fails-" + i).toList());
  }

  private static synchronized Mood next(Iterator<Mood> moods) {
    return moods.hasNext() ? moods.next() : Mood.WELL;
  }

  @Test
  void whatItDoesNotTakeIsCountedAndShown() {
    receiver.is(() -> new Mood(0, 413, ""));
    try (Housekeeper housekeeper = ToldHouse.failing(node(), 3, "manual").build()) {
      housekeeper.start();
      IntStream.range(0, 3).forEach(i -> housekeeper.runNow("fails-" + i));
      await().atMost(LONG).until(() -> ToldHouse.sentry(housekeeper).failed() == 3);
      assertThat(housekeeper.control().nodes().health().problems())
          .singleElement()
          .asString()
          .startsWith("listener 'sentry' fails: ")
          .contains("/api/42/envelope/ answered with 413: {}");
    }
    assertThat(receiver.events()).isEmpty();
    assertThat(receiver.refusals()).isEqualTo(3);
  }

  /** Of check-ins, too, which are of use for a few minutes only. */
  @Test
  void noCheckInIsLostWhileItRecovers() throws Exception {
    List<Mood> hardTimes =
        List.of(
            new Mood(0, 500, ""),
            new Mood(1_000, 200, ""),
            new Mood(0, 429, "1:monitor:project"),
            new Mood(0, 503, ""),
            new Mood(0, 200, "1:monitor:organization"));
    Iterator<Mood> moods = hardTimes.iterator();
    receiver.is(() -> next(moods));
    TaskSpec task = TaskSpec.named("hourly").schedule("0 * * * *").zone("UTC").build();
    List<Instant> fires =
        IntStream.range(0, 10)
            .mapToObj(i -> Instant.parse("2027-03-28T00:00:00Z").plus(Duration.ofHours(i)))
            .toList();
    AtomicReference<Instant> now = new AtomicReference<>(fires.get(0));
    try (RunListener listener = SentryPlugin.listener(ToldHouse.settings(receiver), now::get)) {
      for (Instant fire : fires) {
        if (fire.equals(fires.get(5))) {
          receiver.goesDown();
          CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(receiver::comesUp);
        }
        now.set(fire);
        SomeRun run = SomeRun.of(task, fire);
        listener.started(run);
        listener.ended(run.ends(Run.State.SUCCEEDED, Duration.ofSeconds(1)));
      }
    }
    assertThat(receiver.checkIns())
        .extracting(CheckIn::getStatus)
        .containsExactlyElementsOf(
            fires.stream().flatMap(fire -> Stream.of("in_progress", "ok")).toList());
    assertThat(receiver.checkIns().stream().map(CheckIn::getCheckInId).distinct()).hasSize(10);
    assertThat(receiver.refusals()).isEqualTo(3);
  }

  /** All tasks are due in one second, and each is told to begin, to end and to have failed. */
  @Test
  @ResourceLock(PROCESSORS)
  void ofFiveHundredRunsThatEndAtOnceNoneIsLost() {
    receiver.is(() -> new Mood(2, 200, ""));
    ZonedDateTime due = Instant.now().plusSeconds(20).atZone(ZoneOffset.UTC);
    String schedule = "%d %d %d * * *".formatted(due.getSecond(), due.getMinute(), due.getHour());
    List<Instant> ends = new CopyOnWriteArrayList<>();
    RunListener times =
        new RunListener() {
          @Override
          public void ended(Run run) {
            ends.add(run.endedAt().orElseThrow());
          }
        };
    HousekeeperBuilder builder =
        ToldHouse.failing(node(), 500, schedule).maxConcurrentRuns(500).listener("times", times);
    try (Housekeeper housekeeper = builder.build()) {
      housekeeper.start();
      assertThat(Instant.now()).as("when all have started").isBefore(due.toInstant());
      await().atMost(LONG).until(() -> receiver.events().size() >= 500);
    }
    Instant first = ends.stream().min(Comparator.naturalOrder()).orElseThrow();
    Instant last = ends.stream().max(Comparator.naturalOrder()).orElseThrow();
    System.out.printf("500 runs ended within %d ms%n", Duration.between(first, last).toMillis());
    List<String> names = IntStream.range(0, 500).mapToObj(i -> "fails-" + i).toList();
    assertThat(receiver.events())
        .extracting(SentryEvent::getTransaction)
        .containsExactlyInAnyOrderElementsOf(names);
    for (String status : List.of("in_progress", "error")) {
      assertThat(receiver.checkIns().stream().filter(one -> one.getStatus().equals(status)))
          .extracting(CheckIn::getMonitorSlug)
          .containsExactlyInAnyOrderElementsOf(names);
    }
  }
}
