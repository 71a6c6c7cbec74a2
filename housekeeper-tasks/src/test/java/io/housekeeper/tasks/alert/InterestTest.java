package io.housekeeper.tasks.alert;

import static io.housekeeper.tasks.alert.AlertKind.FAILURE;
import static io.housekeeper.tasks.alert.AlertKind.MISSED;
import static io.housekeeper.tasks.alert.AlertKind.OVERDUE;
import static io.housekeeper.tasks.alert.AlertKind.RECOVERY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.api.Run.State;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InterestTest {

  private static final Interest ALL =
      new Interest(List.of(AlertKind.values()), List.of(), List.of(), List.of());

  private static ToldRun run() {
    return ToldRun.ofBackup();
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void failuresAndMissesAreWorthAnAlertAndNothingThatSomebodyWanted(State state) {
    assertThat(ALL.ofEnd(run().ended(state)))
        .isEqualTo(
            switch (state) {
              case FAILED, TIMED_OUT, LOST -> Optional.of(FAILURE);
              case MISSED -> Optional.of(MISSED);
              default -> Optional.empty();
            });
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void aSuccessIsARecoveryIfTheRunBeforeItHadFailed(State before) {
    boolean hadFailed = List.of(State.FAILED, State.TIMED_OUT, State.LOST).contains(before);
    assertThat(ALL.ofEnd(run().succeededAfter(before)).filter(RECOVERY::equals).isPresent())
        .isEqualTo(hadFailed);
  }

  @Test
  void eachKindCanBeLeftOut() {
    Interest some = new Interest(List.of(RECOVERY, MISSED), List.of(), List.of(), List.of());
    assertThat(some.ofEnd(run().ended(State.FAILED))).isEmpty();
    assertThat(some.ofOverdue(run().goesOn())).isEmpty();
    assertThat(some.ofEnd(run().succeededAfter(State.FAILED))).contains(RECOVERY);
    assertThat(ALL.ofOverdue(run().goesOn())).contains(OVERDUE);
    assertThatThrownBy(() -> new Interest(List.of(), List.of(), List.of(), List.of()))
        .hasMessage("on must have at least one of failure, recovery, missed and overdue");
  }

  @Test
  void tasksTagsAndOwnersMustAllFit() {
    assertThat(isWanted(List.of("nightly-backup"), List.of("nightly"), List.of("team-data")))
        .isTrue();
    assertThat(isWanted(List.of("other", "nightly-backup"), List.of(), List.of())).isTrue();
    assertThat(isWanted(List.of("other"), List.of(), List.of())).isFalse();
    assertThat(isWanted(List.of(), List.of("weekly"), List.of())).isFalse();
    assertThat(isWanted(List.of(), List.of("nightly"), List.of("team-web"))).isFalse();
  }

  private static boolean isWanted(List<String> tasks, List<String> tags, List<String> owners) {
    Interest interest = new Interest(List.of(FAILURE), tasks, tags, owners);
    return interest.ofEnd(run().ended(State.FAILED)).isPresent();
  }

  @Test
  void aTestIsToldInAnyCase() {
    Interest little = new Interest(List.of(OVERDUE), List.of("other"), List.of(), List.of());
    assertThat(little.ofEnd(run().onlyATest())).contains(FAILURE);
  }
}
