package io.housekeeper.tasks.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.api.Run.State;
import io.housekeeper.tasks.Failure;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One message a minute, in which nothing is left out. */
class DeliveryTest {

  private final List<String> sent = new ArrayList<>();
  private Optional<Failure> trouble = Optional.empty();
  private volatile boolean isAway;
  private final HandDriven time = new HandDriven();
  private final AlertListener listener =
      new AlertListener(
          new Interest(List.of(AlertKind.values()), List.of(), List.of(), List.of()),
          new Delivery(new Attempts(this::send, pause -> {}), time),
          InstantSource.fixed(ToldRun.END));

  private void send(Message message) throws Failure {
    if (trouble.isPresent()) {
      throw trouble.get();
    }
    sent.add(message.headline());
  }

  private void fails(String task) throws Exception {
    listener.ended(ToldRun.of(task, 1).failed("disk full"));
  }

  @Test
  void theFirstIsSentAtOnceAndTheOthersWhenTheMinuteIsOver() throws Exception {
    fails("a");
    assertThat(sent).containsExactly("a failed: disk full");
    fails("b");
    fails("b");
    listener.overdue(ToldRun.of("c", 1).goesOn());
    assertThat(sent).hasSize(1);
    time.minute();
    assertThat(sent.get(1)).isEqualTo("3 alerts: 2 failures, 1 overdue run (b, c)");
    fails("d");
    assertThat(sent).hasSize(2);
    time.minute();
    assertThat(sent.get(2)).isEqualTo("d failed: disk full");
  }

  @Test
  void afterAQuietMinuteOneIsSentAtOnceAgain() throws Exception {
    fails("a");
    time.minute();
    assertThat(time.isWaiting()).isFalse();
    fails("b");
    assertThat(sent).containsExactly("a failed: disk full", "b failed: disk full");
  }

  @Test
  void aStormIsFewMessagesAndAllAreCounted() throws Exception {
    for (int i = 0; i < 500; i++) {
      fails("task-" + i);
    }
    time.minute();
    assertThat(sent)
        .containsExactly(
            "task-0 failed: disk full",
            "499 alerts: 499 failures (task-1, task-2, task-3, and others)");
  }

  @Test
  void whatWasNotSentIsPartOfTheNextMessage() throws Exception {
    trouble = Optional.of(new Failure("nobody listens there"));
    assertThatThrownBy(() -> fails("a")).hasMessage("nobody listens there");
    fails("b");
    time.minute();
    // Nobody was there to hear it: the next call says it, and once.
    assertThatThrownBy(() -> listener.ended(ToldRun.of("x", 1).ended(State.SUCCEEDED)))
        .hasMessage("nobody listens there");
    listener.ended(ToldRun.of("x", 1).ended(State.SUCCEEDED));
    trouble = Optional.empty();
    assertThat(sent).isEmpty();
    time.minute();
    assertThat(sent).containsExactly("2 alerts: 2 failures (a, b)");
  }

  @Test
  void whatIsLeftIsSentAtTheEnd() throws Exception {
    fails("a");
    fails("b");
    listener.close();
    assertThat(sent).containsExactly("a failed: disk full", "b failed: disk full");
    assertThat(time.isWaiting()).isFalse();
  }

  @Test
  void whatCannotBeSentAtTheEndIsSaid() throws Exception {
    fails("a");
    fails("b");
    trouble = Optional.of(new Failure("nobody listens there"));
    assertThatThrownBy(listener::close)
        .hasMessage("not sent: b failed: disk full")
        .hasRootCauseMessage("nobody listens there");
  }

  /** A server that is away is asked again for longer than an end waits. */
  @Test
  void whatIsNotSentInTimeAtTheEndIsSaid() throws Exception {
    AlertListener patient = leftWithOne();
    assertThatThrownBy(patient::close).hasMessage("not sent: b failed: disk full");
    assertThat(sent).containsExactly("a failed: disk full");
  }

  @Test
  void whoeverWaitsNoLongerForTheEndHearsWhatIsNotSent() throws Exception {
    AlertListener patient = leftWithOne();
    Thread.currentThread().interrupt();
    assertThatThrownBy(patient::close).hasMessage("not sent: b failed: disk full");
    assertThat(Thread.interrupted()).isTrue();
  }

  /** Has sent one message, and another one waits for a server that is away by now. */
  private AlertListener leftWithOne() throws Exception {
    AlertListener patient = patient();
    patient.ended(ToldRun.of("a", 1).failed("disk full"));
    patient.ended(ToldRun.of("b", 1).failed("disk full"));
    isAway = true;
    return patient;
  }

  private AlertListener patient() {
    Attempts attempts =
        new Attempts(
            message -> {
              if (isAway) {
                throw new NotNow(new Failure("nobody listens there"), Optional.empty());
              }
              send(message);
            },
            Thread::sleep);
    return new AlertListener(
        new Interest(List.of(AlertKind.values()), List.of(), List.of(), List.of()),
        new Delivery(attempts, new Timer()),
        InstantSource.fixed(ToldRun.END));
  }

  @Test
  void aTestIsSentAtOnceAndWhatGoesWrongIsThrown() throws Exception {
    fails("a");
    listener.ended(ToldRun.of("listener-test", 2).failed("This is a test.").onlyATest());
    assertThat(sent).containsExactly("a failed: disk full", "This is a test.");
    trouble = Optional.of(new Failure("nobody listens there"));
    assertThatThrownBy(() -> listener.ended(ToldRun.of("t", 3).failed("Test.").onlyATest()))
        .hasMessage("nobody listens there");
    trouble = Optional.empty();
    time.minute();
    assertThat(sent).hasSize(2);
  }

  @Test
  void aDefectOnTheWayOutEndsNothing() throws Exception {
    AlertListener broken =
        new AlertListener(
            new Interest(List.of(AlertKind.FAILURE), List.of(), List.of(), List.of()),
            new Delivery(
                new Attempts(
                    message -> {
                      throw new IllegalStateException("a defect");
                    },
                    pause -> {}),
                time),
            InstantSource.fixed(ToldRun.END));
    assertThatThrownBy(() -> broken.ended(ToldRun.of("a", 1))).hasMessage("a defect");
    time.minute();
    assertThat(time.isWaiting()).isTrue();
    assertThatThrownBy(() -> broken.ended(ToldRun.of("a", 2)))
        .hasMessageContaining("alerts cannot be sent: ")
        .hasMessageContaining("a defect");
  }
}
