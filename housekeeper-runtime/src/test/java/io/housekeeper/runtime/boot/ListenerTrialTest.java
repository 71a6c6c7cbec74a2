package io.housekeeper.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.api.Run;
import io.housekeeper.api.RunListener;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.ChangeMade;
import io.housekeeper.runtime.control.ListenerOutcome;
import io.housekeeper.runtime.control.LocalCommands;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody tries out a listener. */
class ListenerTrialTest {

  private final List<Run> heard = new CopyOnWriteArrayList<>();
  private final List<Run> heardByAnother = new CopyOnWriteArrayList<>();
  private final CountDownLatch goesOn = new CountDownLatch(1);

  private Housekeeper housekeeper = Housekeeper.builder().build();

  private static RunListener on(List<Run> heard) {
    return new RunListener() {
      @Override
      public void ended(Run run) {
        heard.add(run);
      }
    };
  }

  @BeforeEach
  void start() {
    housekeeper =
        Housekeeper.builder()
            .ledger(new LedgerAddress.Memory())
            .listener("good", on(heard))
            .listener("another", on(heardByAnother))
            .listener(
                "broken",
                new RunListener() {
                  @Override
                  public void ended(Run run) {
                    throw new IllegalStateException("no such channel");
                  }
                })
            .listener(
                "slow",
                new RunListener() {
                  @Override
                  public void ended(Run run) throws InterruptedException {
                    goesOn.await();
                  }
                })
            .build();
    housekeeper.start();
  }

  @AfterEach
  void close() {
    goesOn.countDown();
    housekeeper.close();
  }

  private LocalCommands commands(Asking asking) {
    return housekeeper.control().as(asking).here();
  }

  private ListenerOutcome tried(String listener) throws Exception {
    return commands(Asking.by("ann")).test(listener).get(30, TimeUnit.SECONDS);
  }

  @Test
  void oneListenerIsToldOfARunThatThereNeverWas() throws Exception {
    assertThat(tried("good")).isEqualTo(new ListenerOutcome.Told());
    assertThat(heardByAnother).isEmpty();
    assertThat(heard).hasSize(1);
    Run run = heard.get(0);
    assertThat(run.test()).isTrue();
    assertThat(run.state()).isEqualTo(Run.State.FAILED);
    assertThat(run.failureText())
        .isEqualTo("This is a test that ann has asked for. Nothing has failed.");
    assertThat(housekeeper.control().runs().detail(run.id())).isEmpty();
    assertThat(housekeeper.control().audit(Optional.empty(), Optional.empty(), 1))
        .extracting(ChangeMade::what)
        .containsExactly("test listener");
  }

  @Test
  void whatItThrowsIsSaid() throws Exception {
    assertThat(tried("broken").toString()).contains("no such channel");
  }

  @Test
  void aSlowOneIsNotWaitedForByOthers() throws Exception {
    var slow = commands(Asking.by("ann")).test("slow");
    assertThat(tried("good")).isEqualTo(new ListenerOutcome.Told());
    assertThat(slow).isNotDone();
    goesOn.countDown();
    assertThat(slow.get(30, TimeUnit.SECONDS)).isEqualTo(new ListenerOutcome.Told());
  }

  @Test
  void underAKeyItIsToldOnce() throws Exception {
    commands(Asking.by("ann").once("k")).test("good").get(30, TimeUnit.SECONDS);
    assertThatThrownBy(() -> commands(Asking.by("ann").once("k")).test("good"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("was asked for under this key before");
    assertThat(heard).hasSize(1);
    assertThatThrownBy(() -> tried("nobody")).hasMessage("this node has no listener 'nobody'");
  }
}
