package io.housekeeper.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.client.Asking;
import io.housekeeper.client.Events;
import io.housekeeper.client.HousekeeperClient;
import io.housekeeper.client.HousekeeperFailure;
import io.housekeeper.client.RunFilter;
import io.housekeeper.client.RunWanted;
import io.housekeeper.client.answer.Event;
import io.housekeeper.client.answer.RunSummary.State;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes on is followed as it goes on, also on a bad way to the server. */
@Timeout(120)
class ClientFollowsTest {

  private final Semaphore goesOn = new Semaphore(0);

  @TempDir private Path folder;

  private Node node;
  private Relay relay;
  private HousekeeperClient client;

  @BeforeEach
  void start() throws Exception {
    node =
        Node.with(
            folder,
            Task.of(TaskSpec.named("quick").build(), run -> {}),
            Task.of(
                TaskSpec.named("slow").build(),
                run -> {
                  for (int step = 1; step <= 3; step++) {
                    run.log("step " + step);
                    goesOn.acquire();
                  }
                }));
    relay = Relay.to(node.port());
    client = HousekeeperClient.at(relay.address()).withToken(Node.TOKEN);
  }

  @AfterEach
  void end() throws Exception {
    relay.close();
    node.close();
  }

  @Test
  void aLogIsFollowedWhileTheRunGoesOn() {
    String run = client.commands().run("slow", RunWanted.PLAINLY.waiting(Duration.ZERO)).runId();
    Iterator<String> log = client.runs().follow(run).iterator();
    for (int step = 1; step <= 3; step++) {
      assertThat(log.next()).isEqualTo("step %d\n".formatted(step));
      assertThat(client.runs().detail(run).run().state()).isEqualTo(State.RUNNING);
      relay.cut();
      goesOn.release();
    }
    assertThat(log.hasNext()).isFalse();
    assertThat(client.runs().detail(run).run().state()).isEqualTo(State.SUCCEEDED);
  }

  @Test
  void aRunWhoseAnswerIsLostIsAskedForOnceUnderAKey() {
    assertThat(client.isReady()).isTrue();
    relay.swallowAnAnswer();
    assertThat(client.commands(Asking.PLAINLY.once("k")).run("quick").success()).isTrue();
    assertThat(client.runs().list(RunFilter.ALL.of("quick"))).hasSize(1);

    relay.swallowAnAnswer();
    assertThatThrownBy(() -> client.commands().run("quick"))
        .isInstanceOf(HousekeeperFailure.class)
        .hasMessage(
            "%s cannot be reached: the connection was lost; nobody knows whether it was done",
            relay.address());
    assertThat(client.runs().list(RunFilter.ALL.of("quick"))).hasSize(2);
  }

  /** Events of runs, as long as somebody looks for them. */
  private ScheduledExecutorService somebodyRunsSomething() {
    ScheduledExecutorService busy = Executors.newSingleThreadScheduledExecutor();
    HousekeeperClient direct =
        HousekeeperClient.at(URI.create(node.address())).withToken(Node.TOKEN);
    var running =
        busy.scheduleWithFixedDelay(
            () -> direct.commands().run("quick"), 0, 200, TimeUnit.MILLISECONDS);
    assertThat(running.isCancelled()).isFalse();
    return busy;
  }

  @Test
  void whatHappensIsHeardAlsoAfterTheConnectionWasLost() {
    List<String> heard = new ArrayList<>();
    try (var busy = somebodyRunsSomething();
        Events events = client.events()) {
      Event first = events.next();
      assertThat(first.kind()).isIn(Event.Kind.RUN, Event.Kind.TASK);
      assertThat(first.task()).contains("quick");
      heard.add(first.id());
      relay.cut();
      while (heard.size() < 20) {
        heard.add(events.next().id());
      }
      busy.shutdown();
    }
    assertThat(heard).doesNotContain("");
  }

  @Test
  void whoeverComesBackAloneIsToldWhatHeHasMissed() {
    String last;
    try (Events events = client.events()) {
      // Heard all the same: the ledger is looked at as soon as somebody listens.
      ScheduledExecutorService busy = somebodyRunsSomething();
      last = events.next().id();
      busy.close();
    }
    client.commands().run("quick");
    try (Events events = client.eventsAfter(last)) {
      Event missed = events.next();
      assertThat(missed.kind()).isIn(Event.Kind.RUN, Event.Kind.TASK);
      assertThat(missed.id()).isNotEqualTo(last);
    }
  }

  @Test
  void whoeverWasAwayForLongerThanAnybodyRemembersLooksAtEverythingAgain() {
    try (Events events = client.eventsAfter("of-long-ago")) {
      assertThat(events.next().kind()).isEqualTo(Event.Kind.AGAIN);
    }
  }

  @Test
  void whoeverMayNotListenIsTold() {
    try (Events events = client.withToken("hk_wrong").events()) {
      assertThatThrownBy(events::hasNext)
          .isInstanceOf(HousekeeperFailure.class)
          .hasMessage("the token is unknown, or it is over");
    }
  }

  @Test
  void theEndOfARunIsWaitedForOnABadWay() {
    String run = client.commands().run("slow", RunWanted.PLAINLY.waiting(Duration.ZERO)).runId();
    try (ScheduledExecutorService bad = Executors.newSingleThreadScheduledExecutor()) {
      var cutting = bad.scheduleWithFixedDelay(relay::cut, 0, 150, TimeUnit.MILLISECONDS);
      goesOn.release(3);
      assertThat(client.runs().await(run, Duration.ofSeconds(60)).run().state())
          .isEqualTo(State.SUCCEEDED);
      assertThat(cutting.cancel(true)).isTrue();
    }
  }
}
