package io.housekeeper.runtime.engine;

import static io.housekeeper.runtime.engine.EngineTester.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import io.housekeeper.runtime.run.Ending;
import io.housekeeper.runtime.run.MissedBecause;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One task has something in force that only a newer version can read: the others go on. */
class UnreadableTasksTest {

  private static final String SENTENCE =
      "task 'odd' is not run by this node: the specification that is in force cannot be read here";

  private final MemoryStore store = new MemoryStore(InstantSource.system());
  private final Ledger ledger = new StoredLedger(store);
  private final NewerVersion newer = new NewerVersion(store);
  private final EngineTester tester = EngineTester.on(ledger);
  private final Healthy healthy = Healthy.in(tester);

  @AfterEach
  void close() {
    tester.close();
    ledger.close();
  }

  private EngineTester started() {
    return tester.with(TaskSpec.named("odd").schedule("* * * * * *"), run -> {}).start();
  }

  private int odd() {
    return ledger.tasks().keys("odd").get(0).id();
  }

  private void awaitProblem() {
    EngineTester.await("the problem", () -> !tester.engine().problems().isEmpty());
    assertThat(tester.engine().problems()).singleElement().asString().startsWith(SENTENCE);
  }

  @Test
  void theOthersGoOnAndItComesBackWhenTheOverrideIsTakenBack() {
    try (NodeLog log = NodeLog.open()) {
      started().entry("odd", Ending.SUCCEEDED);
      newer.overrides(odd(), "timezone", "\"Mars/Base\"");
      awaitProblem();
      Instant left = newer.row(odd()).cursor().accountedTo();
      healthy.goesOn();
      healthy.goesOn();
      assertThat(newer.row(odd()).cursor().accountedTo()).isEqualTo(left);
      assertThatThrownBy(() -> tester.orders().skipNext("odd", OPERATOR))
          .hasMessageStartingWith(SENTENCE);

      tester.orders().revert("odd", "timezone", OPERATOR);
      EngineTester.await("no problem", () -> tester.engine().problems().isEmpty());
      Entry unknown = tester.entry("odd", Ending.MISSED);
      assertThat(unknown.outcome().because()).contains(MissedBecause.UNREADABLE);
      assertThat(unknown.subject().covers().after()).contains(left);
      Instant back = unknown.subject().covers().fireAt();
      tester.entry(
          "odd",
          entry ->
              entry.ending() == Ending.SUCCEEDED
                  && entry.subject().covers().fireAt().isAfter(back));
      healthy.ranOnTime();
      assertThat(log.starting("ERROR " + SENTENCE)).hasSize(1);
      assertThat(log.starting("INFO what is in force for task 'odd' can be read again")).hasSize(1);
    }
  }

  @Test
  void aNodeThatStartsRunsTheOthers() {
    started().entry("odd", Ending.SUCCEEDED);
    tester.close();
    for (String text : List.of("{", "[]", "null", "{}", "{\"name\":\"odd\"}", "")) {
      newer.writes(odd(), text);
      tester.start();
      assertThat(tester.engine().problems()).singleElement().asString().startsWith(SENTENCE);
      healthy.goesOn();
      tester.close();
      assertThat(newer.effective(odd())).isEqualTo(text);
    }
  }
}
