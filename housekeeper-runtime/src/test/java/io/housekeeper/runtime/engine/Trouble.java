package io.housekeeper.runtime.engine;

import static io.housekeeper.runtime.engine.EngineTester.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskSpec.Overlap;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LedgerFailure;
import io.housekeeper.runtime.ledger.Operations.Requested;
import io.housekeeper.runtime.run.Ending;
import java.util.concurrent.CountDownLatch;

/** A node in which a run goes on while something happens to its ledger. */
final class Trouble implements AutoCloseable {

  private static final String NOTICED =
      "WARN the ledger does not answer: runs go on, their results wait, and nothing new starts"
          + " until it answers again: ";

  private final NodeLog log;
  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final EngineTester tester;
  private final Healthy healthy;
  private final long run;

  private Trouble(EngineTester tester, NodeLog log) {
    this.tester = tester;
    this.log = log;
    this.healthy = Healthy.in(tester);
    tester.with(TaskSpec.named("work").overlap(Overlap.ALLOW), this::work).start();
    healthy.goesOn();
    this.run = ((Requested.Accepted) tester.orders().runNow("work", OPERATOR)).run();
    EngineTester.await("the start", () -> started.getCount() == 0);
  }

  static Trouble on(Ledger ledger) {
    return new Trouble(EngineTester.on(ledger), NodeLog.open());
  }

  private void work(TaskRun work) throws InterruptedException {
    started.countDown();
    end.await();
    work.message("done meanwhile");
    ended.countDown();
  }

  /** Says so, once, and is unready; the run ends, and its result must wait. */
  void isNoticed() {
    EngineTester.await("the sentence", () -> !log.starting("WARN the ledger").isEmpty());
    EngineTester.await("the node to be unready", () -> !tester.engine().isReady());
    end.countDown();
    EngineTester.await("the end of the code", () -> ended.getCount() == 0);
  }

  /** What the operator is shown while it lasts begins so. */
  void isShown(String beginning) {
    EngineTester.await(
        beginning,
        () ->
            tester.engine().problems().stream()
                .anyMatch(one -> one.startsWith("the ledger does not answer: " + beginning)));
  }

  /** What the operator reads in the log. */
  String sentence() {
    assertThat(log.starting("WARN")).hasSize(1);
    String sentence = log.starting("WARN").get(0);
    assertThat(sentence).startsWith(NOTICED);
    return sentence.substring(NOTICED.length());
  }

  boolean isReady() {
    return tester.engine().isReady();
  }

  /** Everything is recorded, as it was; nothing is lost; and all of that was said in two lines. */
  void isOver() {
    EngineTester.await("the node to be ready", this::isReady);
    replaceConnections();
    Entry entry = tester.ended(run);
    assertThat(entry.ending()).isEqualTo(Ending.SUCCEEDED);
    assertThat(entry.outcome().message()).isEqualTo("done meanwhile");
    assertThat(entry.execution().orElseThrow().attempts()).isOne();
    healthy.goesOn();
    healthy.lostNothing();
    assertThat(log.starting("INFO the ledger"))
        .as(log.toString())
        .containsExactly("INFO the ledger answers again");
    assertThat(log.starting("WARN")).hasSize(1);
    assertThat(log.starting("ERROR")).isEmpty();
  }

  /** The test's own reads must not meet connections that nobody has used since. */
  private void replaceConnections() {
    for (int i = 0; i < 8; i++) {
      EngineTester.await("an answer", this::answers);
    }
  }

  private boolean answers() {
    try {
      return !tester.entries(Healthy.NAME).isEmpty();
    } catch (LedgerFailure cut) {
      return false;
    }
  }

  /** Nothing happened. */
  void isNone() {
    end.countDown();
    assertThat(tester.ended(run).outcome().message()).isEqualTo("done meanwhile");
    healthy.goesOn();
    healthy.lostNothing();
    assertThat(log.starting("WARN")).isEmpty();
    assertThat(log.starting("ERROR")).isEmpty();
  }

  @Override
  public void close() {
    end.countDown();
    tester.close();
    log.close();
  }
}
