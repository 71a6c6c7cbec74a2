package io.housekeeper.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.housekeeper.api.Retry;
import io.housekeeper.runtime.run.RunEvent.Abandoned;
import io.housekeeper.runtime.run.RunEvent.CancelWanted;
import io.housekeeper.runtime.run.RunEvent.HandedBack;
import io.housekeeper.runtime.run.RunEvent.NodeDied;
import io.housekeeper.runtime.run.RunEvent.Returned;
import io.housekeeper.runtime.run.RunEvent.Started;
import io.housekeeper.runtime.run.RunEvent.ThreadEnded;
import io.housekeeper.runtime.run.RunEvent.Threw;
import io.housekeeper.runtime.run.RunEvent.TimeWasUp;
import io.housekeeper.runtime.run.RunState.Ended;
import io.housekeeper.runtime.run.RunState.Running;
import io.housekeeper.runtime.run.RunState.Waiting;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunTransitionsTest {

  private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");

  private final RunTransitions once = new RunTransitions(Retry.none(), new RecoveryPolicy(2));
  private final RunTransitions retrying =
      new RunTransitions(Retry.exponential(1), new RecoveryPolicy(2));

  private final RunState waiting = new Waiting(Why.MANUAL, NOON, Attempts.NONE);
  private final RunState running = new Running(new Attempts(1, 0), false);
  private final RunState cancelled = new Running(new Attempts(1, 0), true);

  @Test
  void aWaitingRunStartsItsNextAttempt() {
    assertThat(once.after(waiting, new Started())).isEqualTo(running);
  }

  @Test
  void aWaitingRunIsCancelledAtOnce() {
    assertThat(once.after(waiting, new CancelWanted()))
        .isEqualTo(new Ended(Ending.CANCELLED, Attempts.NONE, false));
  }

  @Test
  void returningIsSuccessEvenWhenTheEndWasWantedAMomentBefore() {
    assertThat(once.after(running, new Returned())).isEqualTo(ended(Ending.SUCCEEDED, 0));
    assertThat(once.after(cancelled, new Returned())).isEqualTo(ended(Ending.SUCCEEDED, 0));
  }

  @Test
  void throwingIsFailureWhenNoRetryIsLeft() {
    assertThat(once.after(running, new Threw(NOON, 0))).isEqualTo(ended(Ending.FAILED, 1));
    assertThat(retrying.after(new Running(new Attempts(2, 1), false), new Threw(NOON, 0)))
        .isEqualTo(new Ended(Ending.FAILED, new Attempts(2, 2), false));
  }

  @Test
  void throwingWaitsForARetry() {
    assertThat(retrying.after(running, new Threw(NOON, 0)))
        .isEqualTo(new Waiting(Why.RETRY, NOON.plusSeconds(1), new Attempts(1, 1)));
  }

  @Test
  void throwingAfterACancelIsTheCancelAndNoRetry() {
    assertThat(retrying.after(cancelled, new Threw(NOON, 0))).isEqualTo(ended(Ending.CANCELLED, 0));
  }

  @Test
  void aTimeOutIsRetriedOnlyOnceTheThreadHasEnded() {
    assertThat(retrying.after(running, new TimeWasUp(NOON, true, 0))).isInstanceOf(Waiting.class);
    assertThat(once.after(running, new TimeWasUp(NOON, true, 0)))
        .isEqualTo(ended(Ending.TIMED_OUT, 1));
    assertThat(retrying.after(running, new TimeWasUp(NOON, false, 0)))
        .isEqualTo(new Ended(Ending.TIMED_OUT, new Attempts(1, 1), true));
  }

  @Test
  void aZombieIsOverWhenItsThreadEnds() {
    RunState zombie = new Ended(Ending.TIMED_OUT, new Attempts(1, 1), true);
    assertThat(once.after(zombie, new ThreadEnded())).isEqualTo(ended(Ending.TIMED_OUT, 1));
  }

  @Test
  void aShutdownHandsTheRunToRecoveryWithoutCountingACrash() {
    assertThat(once.after(running, new HandedBack(NOON)))
        .isEqualTo(new Waiting(Why.RECOVERY, NOON, new Attempts(1, 0)));
  }

  @Test
  void aCrashIsRecoveredTwiceAndLostTheThirdTime() {
    for (int crash = 1; crash <= 2; crash++) {
      assertThat(once.after(running, new NodeDied(NOON, crash)))
          .isEqualTo(new Waiting(Why.RECOVERY, NOON, new Attempts(1, 0)));
    }
    assertThat(once.after(running, new NodeDied(NOON, 3))).isEqualTo(ended(Ending.LOST, 0));
  }

  @Test
  void aCancelThatAShutdownOrACrashOvertakesIsStillACancel() {
    assertThat(once.after(cancelled, new HandedBack(NOON))).isEqualTo(ended(Ending.CANCELLED, 0));
    assertThat(once.after(cancelled, new NodeDied(NOON, 1))).isEqualTo(ended(Ending.CANCELLED, 0));
  }

  @Test
  void whatNobodyIsLeftToRunIsLost() {
    assertThat(once.after(waiting, new Abandoned()))
        .isEqualTo(new Ended(Ending.LOST, Attempts.NONE, false));
    assertThat(once.after(running, new Abandoned())).isEqualTo(ended(Ending.LOST, 0));
  }

  @Test
  void finalIsFinal() {
    List<RunEvent> events =
        List.of(
            new Started(),
            new Returned(),
            new Threw(NOON, 0),
            new TimeWasUp(NOON, true, 0),
            new CancelWanted(),
            new HandedBack(NOON),
            new NodeDied(NOON, 1),
            new Abandoned(),
            new ThreadEnded());
    for (Ending ending : Ending.values()) {
      for (RunEvent event : events) {
        assertThatIllegalStateException()
            .as("%s after %s", event, ending)
            .isThrownBy(() -> once.after(ended(ending, 0), event));
      }
    }
  }

  @Test
  void whatCannotHappenIsRefused() {
    List<RunEvent> whileWaiting =
        List.of(
            new Returned(),
            new Threw(NOON, 0),
            new TimeWasUp(NOON, true, 0),
            new HandedBack(NOON),
            new NodeDied(NOON, 1),
            new ThreadEnded());
    assertThat(whileWaiting)
        .allSatisfy(
            event ->
                assertThatIllegalStateException().isThrownBy(() -> once.after(waiting, event)));
    assertThat(List.of(new Started(), new ThreadEnded()))
        .allSatisfy(
            event ->
                assertThatIllegalStateException().isThrownBy(() -> once.after(running, event)));
  }

  private static RunState ended(Ending ending, int failed) {
    return new Ended(ending, new Attempts(1, failed), false);
  }
}
