package io.housekeeper.tasks.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Run;
import io.housekeeper.api.Run.State;
import org.junit.jupiter.api.Test;

class HeadlinesTest {

  private static String headline(AlertKind kind, Run run) {
    return Messages.of(kind, run).headline();
  }

  private static String failure(String text) {
    return headline(AlertKind.FAILURE, ToldRun.of("feeds", 1).failed(text));
  }

  @Test
  void sayWhatHappened() {
    ToldRun backup = ToldRun.ofBackup().failed("disk full");
    assertThat(headline(AlertKind.FAILURE, backup)).isEqualTo("nightly-backup failed: disk full");
    assertThat(headline(AlertKind.FAILURE, backup.attempts(3)))
        .isEqualTo("nightly-backup failed after 3 attempts: disk full");
    assertThat(headline(AlertKind.FAILURE, ToldRun.of("feeds", 1).ended(State.TIMED_OUT)))
        .isEqualTo("feeds timed out");
    assertThat(
            headline(
                AlertKind.FAILURE,
                ToldRun.of("feeds", 1).because("it took its node with it").ended(State.LOST)))
        .isEqualTo("feeds was lost: it took its node with it");
    assertThat(headline(AlertKind.RECOVERY, ToldRun.of("feeds", 1).succeededAfter(State.TIMED_OUT)))
        .isEqualTo("feeds works again");
    assertThat(headline(AlertKind.OVERDUE, ToldRun.of("feeds", 1).goesOn()))
        .isEqualTo("feeds is overdue: running for 14 min 6 s");
  }

  @Test
  void sayHowManyFiresWereMissed() {
    String why = "no node ran then, and the task does not catch up";
    assertThat(headline(AlertKind.MISSED, ToldRun.of("feeds", 1).missed(1, why)))
        .isEqualTo("feeds was not run: " + why);
    assertThat(headline(AlertKind.MISSED, ToldRun.of("feeds", 1).missed(12, why)))
        .isEqualTo("feeds missed 12 fires: " + why);
  }

  @Test
  void spareTheReaderNamesOfClassesBeforeSentences() {
    assertThat(failure("java.lang.IllegalStateException: the printer is on fire\n\tat a.B.c(B:1)"))
        .isEqualTo("feeds failed: the printer is on fire");
    assertThat(failure("java.net.UnknownHostException: db.internal"))
        .isEqualTo("feeds failed: UnknownHostException: db.internal");
    assertThat(failure("java.lang.NullPointerException"))
        .isEqualTo("feeds failed: NullPointerException");
    assertThat(failure("com.example.Shop$Closed: ")).isEqualTo("feeds failed: Shop$Closed");
  }

  @Test
  void areOneLineWhateverWasThrown() {
    assertThat(failure("a\tb\u0007\u2028c\r\nSubject: d")).isEqualTo("feeds failed: a b c");
    assertThat(failure("😀".repeat(200))).endsWith("😀…").hasSizeLessThan(320);
    assertThat(failure("")).isEqualTo("feeds failed");
  }

  @Test
  void ofATestSayWhoAskedForIt() {
    Run trial = ToldRun.of("listener-test", 1).failed("This is a test of ann.").onlyATest();
    assertThat(headline(AlertKind.FAILURE, trial)).isEqualTo("This is a test of ann.");
  }

  @Test
  void ofSeveralSayHowManyOfWhat() {
    Message several = Messages.ofSeveral();
    assertThat(several.headline())
        .isEqualTo("4 alerts: 3 failures, 1 recovery (nightly-backup, feeds, sync)");
    assertThat(several.entries())
        .extracting(Message.Entry::headline)
        .containsExactly(
            "nightly-backup failed: disk full",
            "feeds failed: c > d (2 times)",
            "sync works again");
    assertThat(several.beside(3)).isEmpty();
    assertThat(several.beside(1)).isEqualTo("and 2 failures, 1 recovery");
  }

  @Test
  void aStormTakesNoMoreRoomThanAHundredTasks() {
    Message storm = Messages.ofStorm(500);
    assertThat(storm.entries()).hasSize(Gathered.ENTRIES);
    assertThat(storm.total()).isEqualTo(500);
    assertThat(storm.headline())
        .isEqualTo("500 alerts: 500 failures (task-0, task-1, task-2, and others)");
    assertThat(storm.beside(20)).isEqualTo("and 480 failures");
  }

  @Test
  void theIdIsTheSameForTheSameAlerts() {
    assertThat(Messages.ofFailure().id()).isEqualTo("failure-4711");
    assertThat(Messages.ofSeveral().id())
        .matches("several-[0-9a-f]{32}")
        .isEqualTo(Messages.ofSeveral().id())
        .isNotEqualTo(Messages.ofStorm(4).id());
  }
}
