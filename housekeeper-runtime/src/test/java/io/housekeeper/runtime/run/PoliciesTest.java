package io.housekeeper.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Retry;
import io.housekeeper.api.TaskSpec.Overlap;
import io.housekeeper.runtime.run.OverlapPolicy.Decision;
import io.housekeeper.runtime.run.RunState.Ended;
import io.housekeeper.runtime.run.RunState.Running;
import io.housekeeper.runtime.run.RunState.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PoliciesTest {

  private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
  private static final OverlapPolicy.Holder HOLDER = new OverlapPolicy.Holder(7, NOON, false);
  private static final OverlapPolicy.Holder ZOMBIE = new OverlapPolicy.Holder(7, NOON, true);

  @Test
  void retriesWaitOneTwoFourSecondsAndNeverMoreThanThirty() {
    List<Long> waits =
        IntStream.rangeClosed(1, 8)
            .mapToObj(failed -> RetryPolicy.wait(Retry.exponential(8), failed, 0))
            .map(wait -> wait.orElseThrow().toSeconds())
            .toList();
    assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
    assertThat(RetryPolicy.wait(Retry.exponential(8), 9, 0)).isEmpty();
  }

  @Test
  void chanceShortensAnExponentialWaitByAFifthAtMostAndAFixedOneNotAtAll() {
    assertThat(RetryPolicy.wait(Retry.exponential(3), 3, 1)).contains(Duration.ofMillis(3200));
    assertThat(RetryPolicy.wait(Retry.fixed(3, Duration.ofSeconds(4)), 3, 1))
        .contains(Duration.ofSeconds(4));
  }

  @Test
  void aHugeNumberOfRetriesDoesNotOverflow() {
    assertThat(RetryPolicy.wait(Retry.exponential(1000), 1000, 0)).contains(Duration.ofSeconds(30));
  }

  @Test
  void theThirdCrashInARowEndsTheRunAndQuarantinesTheTask() {
    RecoveryPolicy policy = new RecoveryPolicy(2);
    assertThat(policy.mayRestart(2)).isTrue();
    assertThat(policy.mayRestart(3)).isFalse();
    assertThat(policy.quarantines(2)).isFalse();
    assertThat(policy.quarantines(3)).isTrue();
  }

  @Test
  void withoutRestartsASingleCrashLosesTheRunButDoesNotSwitchTheTaskOff() {
    RecoveryPolicy policy = new RecoveryPolicy(0);
    assertThat(policy.mayRestart(1)).isFalse();
    assertThat(policy.quarantines(1)).isFalse();
    assertThat(policy.quarantines(3)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Overlap.class)
  void withNobodyInTheWayAFireStarts(Overlap overlap) {
    assertThat(OverlapPolicy.decide(overlap, NOON, Optional.empty(), false))
        .isEqualTo(new Decision.Start());
  }

  @Test
  void whatHappensWhileARunGoesOnIsThePolicys() {
    Instant later = NOON.plusSeconds(1);
    assertThat(decide(Overlap.SKIP, later, HOLDER)).isEqualTo(new Decision.Skip(7));
    assertThat(decide(Overlap.QUEUE, later, HOLDER)).isEqualTo(new Decision.Queue());
    assertThat(decide(Overlap.ALLOW, later, HOLDER)).isEqualTo(new Decision.Start());
    assertThat(decide(Overlap.REPLACE, later, HOLDER)).isEqualTo(new Decision.Replace(7));
  }

  @Test
  void aFireThatIsMerelyLateIsNotSkipped() {
    assertThat(decide(Overlap.SKIP, NOON, HOLDER)).isEqualTo(new Decision.Postpone());
    assertThat(decide(Overlap.SKIP, NOON.minusSeconds(9), HOLDER))
        .isEqualTo(new Decision.Postpone());
  }

  @Test
  void aQueuedRunGoesFirstAlsoWhileTheGuardIsFree() {
    for (Overlap overlap : new Overlap[] {Overlap.QUEUE, Overlap.REPLACE}) {
      assertThat(OverlapPolicy.decide(overlap, NOON, Optional.empty(), true))
          .isEqualTo(new Decision.Queue());
    }
    assertThat(OverlapPolicy.decide(Overlap.SKIP, NOON, Optional.empty(), true))
        .isEqualTo(new Decision.Start());
  }

  @Test
  void aZombieCannotBeReplacedOnlyWaitedFor() {
    assertThat(decide(Overlap.REPLACE, NOON.plusSeconds(1), ZOMBIE))
        .isEqualTo(new Decision.Queue());
  }

  @ParameterizedTest
  @EnumSource(Why.class)
  void onlyARunBetweenTwoAttemptsHoldsTheGuardWhileItWaits(Why why) {
    boolean between = why == Why.RETRY || why == Why.RECOVERY;
    assertThat(why.holdsGuard()).isEqualTo(between);
  }

  @Test
  void theNumbersOfTheLedgerNeverChange() {
    assertThat(Ending.values()).extracting(Ending::number).containsExactly(1, 2, 3, 4, 5, 6, 7);
    assertThat(Why.values()).extracting(Why::number).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(SkippedBecause.values())
        .extracting(SkippedBecause::number)
        .containsExactly(21, 22, 23, 24);
    assertThat(MissedBecause.values())
        .extracting(MissedBecause::number)
        .containsExactly(31, 32, 33, 34, 35, 36);
    assertThat(new Waiting(Why.RETRY, NOON, Attempts.NONE).number()).isEqualTo(10);
    assertThat(new Running(new Attempts(1, 0), false).number()).isEqualTo(11);
    assertThat(RunState.ZOMBIE).isEqualTo(12);
    assertThat(new Ended(Ending.LOST, Attempts.NONE, false).number()).isEqualTo(5);
    assertThat(Ending.values())
        .allSatisfy(ending -> assertThat(ending.shown().name()).isEqualTo(ending.name()));
  }

  @Test
  void aDependentFollowsSuccessOrFailureAndNothingElse() {
    assertThat(Ending.values()).filteredOn(Ending::isSuccess).containsExactly(Ending.SUCCEEDED);
    assertThat(Ending.values())
        .filteredOn(Ending::isFailure)
        .containsExactly(Ending.FAILED, Ending.TIMED_OUT, Ending.LOST);
  }

  private static Decision decide(Overlap overlap, Instant fire, OverlapPolicy.Holder holder) {
    return OverlapPolicy.decide(overlap, fire, Optional.of(holder), false);
  }
}
