package io.housekeeper.runtime.engine;

import static io.housekeeper.runtime.engine.EngineTester.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Carried;
import io.housekeeper.runtime.ledger.Change;
import io.housekeeper.runtime.ledger.Change.Words;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.Operations.Requested;
import io.housekeeper.runtime.ledger.Overridden;
import io.housekeeper.runtime.ledger.Pause;
import io.housekeeper.runtime.ledger.Registration;
import io.housekeeper.runtime.ledger.RunFilter;
import io.housekeeper.runtime.ledger.SpecRow.Version;
import io.housekeeper.runtime.ledger.TaskKey;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.ledger.Wish;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A task that has another name goes on with what the ledger kept under the one before. */
interface RenamingContract {

  Ledger ledger();

  private static Offer offer(TaskSpec.Builder spec) {
    TaskSpec built = spec.zone("UTC").build();
    String hash = built.name() + " " + built.schedule();
    return new Offer(built, new Version("p", "1", hash), InstantSource.system().instant());
  }

  private static TaskSpec.Builder named(String name) {
    return TaskSpec.named(name).schedule("0 0 1 1 *");
  }

  /** A task whose file says what it was called before. */
  private static Offer renamed(String name, String before) {
    return offer(named(name)).formerly(before);
  }

  private Registration register(Membership me, Offer offer) {
    return ledger().tasks().register(me, List.of(offer)).get(0);
  }

  private TaskView accepted(Membership me, Offer offer) {
    return ((Registration.Accepted) register(me, offer)).view();
  }

  private TaskView view(String task) {
    return ledger().tasks().named(task).get(0);
  }

  private List<String> names() {
    return ledger().tasks().page("", "", 100).keys().stream().map(TaskKey::text).toList();
  }

  private List<String> inPlace(String task) {
    return ledger().operations().inPlace(task).stream().map(Overridden::field).toList();
  }

  /** A node that has come and gone, and whose task was called so. */
  private int left(TaskSpec.Builder spec) {
    Membership before = ledger().members().join("node");
    int id = accepted(before, offer(spec)).id();
    ledger().members().leave(before, true);
    return id;
  }

  @Test
  default void theRowStaysAndHasTheOtherName() {
    int id = left(named("purge"));
    Membership me = ledger().members().join("node");
    long revision = ledger().members().beat(me).orElseThrow().revision();
    TaskView view = accepted(me, renamed("clean", "purge"));
    assertThat(view.id()).isEqualTo(id);
    assertThat(view.row().key().name()).isEqualTo("clean");
    assertThat(view.plan().spec().name()).isEqualTo("clean");
    assertThat(names()).containsExactly("clean");
    assertThat(ledger().tasks().changedSince(revision)).containsExactly(id);
    assertThat(ledger().members().beat(me).orElseThrow().revision()).isGreaterThan(revision);
    Change change = changes(id).get(0);
    assertThat(change.what()).isEqualTo("name");
    assertThat(change.words()).isEqualTo(new Words("purge", "clean"));
  }

  private List<Change> changes(int task) {
    return ledger().operations().changes(OptionalInt.of(task), Long.MAX_VALUE, 10);
  }

  @Test
  default void itsHistoryIsThatOfTheOtherName() {
    Membership before = ledger().members().join("node");
    int id = accepted(before, offer(named("purge"))).id();
    Requested.Accepted run =
        (Requested.Accepted) ledger().operations().runNow(before, id, Wish.NONE, OPERATOR);
    ledger().operations().cancel(before, run.run(), OPERATOR);
    ledger().members().leave(before, true);
    Membership me = ledger().members().join("node");
    int now = accepted(me, renamed("clean", "purge")).id();
    assertThat(ledger().history().page(RunFilter.of(now), Long.MAX_VALUE, 10))
        .extracting(Entry::id)
        .containsExactly(run.run());
  }

  @Test
  default void whatOperatorsHavePutInPlaceGoesAlong() {
    int id = left(named("purge"));
    Membership me = ledger().members().join("node");
    ledger().operations().pause(me, id, Pause.TASK, OPERATOR);
    ledger().operations().override(me, id, "timeout", "\"PT7M\"", OPERATOR);
    TaskView view = accepted(me, renamed("clean", "purge"));
    assertThat(view.row().switches().paused()).containsExactly(Pause.TASK);
    assertThat(view.plan().spec().timeout()).isEqualTo(Duration.ofMinutes(7));
    assertThat(inPlace("clean")).containsExactlyInAnyOrder("pause-TASK", "timeout");
    assertThat(inPlace("purge")).isEmpty();
    ledger().operations().resume(me, id, OPERATOR);
    ledger().operations().revert(me, id, "timeout", OPERATOR);
    assertThat(view("clean").row().switches().isOn()).isTrue();
    assertThat(view("clean").plan().spec().timeout()).isNotEqualTo(Duration.ofMinutes(7));
  }

  @Test
  default void aTaskOfEachNodeTakesAlongWhatHoldsForOneNode() {
    int id = left(named("purge").onEveryNode());
    Membership me = ledger().members().join("node");
    String before = ledger().tasks().key(id).orElseThrow().text();
    ledger().operations().pause(me, id, Pause.TASK, OPERATOR);
    assertThat(before).startsWith("purge@");
    accepted(me, offer(named("clean").onEveryNode()).formerly("purge"));
    assertThat(names()).containsExactly(before.replace("purge", "clean"));
    assertThat(inPlace("clean")).containsExactly("pause-TASK");
    assertThat(inPlace("purge")).isEmpty();
    assertThat(view("clean").row().switches().paused()).containsExactly(Pause.TASK);
  }

  @Test
  default void asLongAsAnotherNodeHasItUnderTheNameBeforeItWaits() {
    Membership other = ledger().members().join("other");
    int id = accepted(other, offer(named("purge"))).id();
    Membership me = ledger().members().join("node");
    assertThat(register(me, renamed("clean", "purge")))
        .isEqualTo(
            new Registration.Waits(
                "clean",
                new TaskKey(id, "purge", ""),
                "task 'clean' waits: it goes on with the history of task 'purge', which is there on"
                    + " 'other' still; it is run as soon as no node has that one"));
    assertThat(names()).containsExactly("purge");
    assertThat(view("purge").version().hash()).startsWith("purge");
    long revision = ledger().members().beat(me).orElseThrow().revision();
    ledger().members().leave(other, true);
    assertThat(names()).containsExactly("clean");
    assertThat(view("clean").version().hash()).startsWith("clean");
    assertThat(view("clean").row().switches().isOn()).isTrue();
    assertThat(ledger().tasks().changedSince(revision)).containsExactly(id);
  }

  @Test
  default void aNodeThatLosesItUnderTheNameBeforeLeavesItToTheOther() {
    Membership other = ledger().members().join("other");
    int id = accepted(other, offer(named("purge"))).id();
    Membership me = ledger().members().join("node");
    assertThat(register(me, renamed("clean", "purge"))).isInstanceOf(Registration.Waits.class);
    ledger().tasks().withdraw(other, List.of(id));
    assertThat(names()).containsExactly("clean");
    assertThat(ledger().tasks().carriers(List.of(id)))
        .extracting(Carried::incarnation)
        .containsExactly(me.incarnation());
  }

  @Test
  default void whoeverHadItUnderTheNameBeforeMayHaveItUnderTheOther() {
    Membership me = ledger().members().join("node");
    int id = accepted(me, offer(named("purge"))).id();
    assertThat(accepted(me, renamed("clean", "purge")).id()).isEqualTo(id);
    assertThat(names()).containsExactly("clean");
  }

  @Test
  default void whoeverWaitsAndLeavesChangesNothing() {
    Membership other = ledger().members().join("other");
    accepted(other, offer(named("purge")));
    Membership me = ledger().members().join("node");
    assertThat(register(me, renamed("clean", "purge"))).isInstanceOf(Registration.Waits.class);
    ledger().members().leave(me, true);
    ledger().members().leave(other, true);
    assertThat(names()).containsExactly("purge");
  }

  @Test
  default void itIsRenamedOnce() {
    int id = left(named("purge"));
    for (int start = 0; start < 3; start++) {
      Membership me = ledger().members().join("node");
      Registration.Accepted answer =
          (Registration.Accepted) register(me, renamed("clean", "purge"));
      assertThat(answer.view().id()).isEqualTo(id);
      assertThat(answer.remark()).isEmpty();
      ledger().members().leave(me, true);
    }
    assertThat(changes(id)).hasSize(1);
  }

  @Test
  default void aTaskWithAHistoryOfItsOwnKeepsIt() {
    left(named("purge"));
    int own = left(named("clean"));
    Membership me = ledger().members().join("node");
    Registration.Accepted answer = (Registration.Accepted) register(me, renamed("clean", "purge"));
    assertThat(answer.view().id()).isEqualTo(own);
    assertThat(answer.remark())
        .contains(
            "task 'clean' has a history of its own and does not go on with that of task 'purge':"
                + " the ledger has both. Forget that one, or take 'formerly' out of the file");
    assertThat(names()).containsExactly("clean", "purge");
  }

  @Test
  default void oneHistoryIsNotSharedByTwo() {
    left(named("purge"));
    Membership me = ledger().members().join("node");
    List<Offer> both = List.of(renamed("clean", "purge"), renamed("wipe", "purge"));
    List<Registration> answers = ledger().tasks().register(me, both);
    assertThat(answers.get(0)).isInstanceOf(Registration.Accepted.class);
    assertThat(answers.get(1))
        .isEqualTo(
            new Registration.Refused(
                "wipe",
                "task 'wipe' is not run: it is to go on with the history of task 'purge', and so"
                    + " is another task of this node. Only one can"));
    assertThat(names()).containsExactly("clean");
  }

  @Test
  default void aTaskThatWasThereNeverIsNew() {
    Membership me = ledger().members().join("node");
    accepted(me, renamed("clean", "purge"));
    assertThat(names()).containsExactly("clean");
  }

  @Test
  default void itsNameMayBeOthersAfterwards() {
    int id = left(named("purge"));
    Membership me = ledger().members().join("node");
    accepted(me, renamed("clean", "purge"));
    assertThat(accepted(me, offer(named("purge"))).id()).isNotEqualTo(id);
    assertThat(names()).containsExactly("clean", "purge");
  }

  @Test
  default void whatNoNodeHadForLongComesBackUnderTheOtherName() {
    int id = left(named("purge"));
    Membership me = ledger().members().join("node");
    ledger().tasks().retire(me, ledger().tasks().uncarried());
    assertThat(view("purge").row().switches().gone()).isPresent();
    TaskView view = accepted(me, renamed("clean", "purge"));
    assertThat(view.id()).isEqualTo(id);
    assertThat(view.row().key().name()).isEqualTo("clean");
    assertThat(view.row().switches().isOn()).isTrue();
  }
}
