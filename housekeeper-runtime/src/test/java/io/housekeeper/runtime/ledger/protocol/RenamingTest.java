package io.housekeeper.runtime.ledger.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.Overridden;
import io.housekeeper.runtime.ledger.Pause;
import io.housekeeper.runtime.ledger.Registration;
import io.housekeeper.runtime.ledger.SpecRow.Version;
import io.housekeeper.runtime.ledger.TaskKey;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.memory.ReadCommittedStore;
import io.housekeeper.runtime.ledger.store.Others;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.TaskTable.Follower;
import io.housekeeper.runtime.ledger.store.Woven.Call;
import io.housekeeper.runtime.ledger.store.WovenStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What else has to do with the name of a task that has another: other tasks, and other nodes. */
class RenamingTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final By OPERATOR = new By("operator", "test", NOON, Optional.empty());

  private final Store store =
      new ReadCommittedStore(
          () -> NOON,
          new Others() {
            @Override
            public void goOn() {}

            @Override
            public long nanos() {
              return 0;
            }
          });
  private final Ledger ledger = new StoredLedger(store);
  private final Membership me = ledger.members().join("node");
  private final Membership other = ledger.members().join("other");

  private static Offer offer(String name, String schedule) {
    return offer(TaskSpec.named(name).schedule(schedule));
  }

  private static Offer offer(TaskSpec.Builder spec) {
    TaskSpec built = spec.zone("UTC").build();
    String hash = built.name() + built.schedule();
    return new Offer(built, new Version("p", "1", hash), NOON);
  }

  private static Offer onEveryNode(String name) {
    return offer(TaskSpec.named(name).onEveryNode());
  }

  private List<Registration> register(Membership node, Offer... offers) {
    return ledger.tasks().register(node, List.of(offers));
  }

  private int id(String name) {
    return ledger.tasks().keys(name).get(0).id();
  }

  private List<String> names() {
    return ledger.tasks().page("", "", 100).keys().stream().map(TaskKey::text).toList();
  }

  private List<String> followers(int task) {
    return store.<List<Follower>>read(tables -> tables.tasks().followers(List.of(task))).stream()
        .map(follower -> follower.row().key().name())
        .toList();
  }

  private List<String> followNobodyYet() {
    return store.<List<TaskRow>>read(tables -> tables.tasks().followNobodyYet()).stream()
        .map(row -> row.key().name())
        .toList();
  }

  private List<String> inPlace(String task) {
    return ledger.operations().inPlace(task).stream().map(Overridden::field).toList();
  }

  @Test
  void whoFollowsItByTheNameBeforeFollowsNobody() {
    register(me, offer("purge", "manual"));
    register(me, offer("report", "after purge"));
    assertThat(followers(id("purge"))).containsExactly("report");
    register(me, offer("clean", "manual").formerly("purge"));
    assertThat(followers(id("clean"))).isEmpty();
    assertThat(followNobodyYet()).containsExactly("report");
  }

  @Test
  void whoFollowsItByTheNewNameFollowsItOn() {
    register(me, offer("purge", "manual"));
    register(me, offer("report", "after purge"));
    register(me, offer("report", "after clean"), offer("clean", "manual").formerly("purge"));
    assertThat(followers(id("clean"))).containsExactly("report");
    assertThat(followNobodyYet()).isEmpty();
  }

  @Test
  void whoWantedToFollowTheNewNameBeforeFollowsItNow() {
    register(me, offer("purge", "manual"));
    register(me, offer("report", "after clean"));
    register(me, offer("clean", "manual").formerly("purge"));
    assertThat(followers(id("clean"))).containsExactly("report");
  }

  @Test
  void eachNodeHasItsOwnUnderTheNameThatItGivesIt() {
    register(me, onEveryNode("purge"));
    register(other, onEveryNode("purge"));
    register(me, onEveryNode("clean").formerly("purge"));
    assertThat(names()).containsExactly("clean@node", "purge@other");
  }

  @Test
  void whatHoldsForAllNodesHoldsUnderBothNamesUntilOneIsGone() {
    register(me, onEveryNode("purge"));
    register(other, onEveryNode("purge"));
    ledger.operations().pause(me, id("purge"), Pause.TASK, OPERATOR);
    register(me, onEveryNode("clean").formerly("purge"));
    assertThat(inPlace("clean")).containsExactly("pause-TASK");
    assertThat(inPlace("purge")).containsExactly("pause-TASK");
    ledger.operations().resume(me, id("clean"), OPERATOR);
    register(other, onEveryNode("clean").formerly("purge"));
    assertThat(inPlace("clean")).isEmpty();
    assertThat(inPlace("purge")).isEmpty();
    assertThat(ledger.tasks().named("clean")).hasSize(2).allMatch(it -> it.row().switches().isOn());
  }

  @Test
  void aNewNodeIsPausedAsTheOthersAreThatHaveTheNameBefore() {
    register(other, onEveryNode("purge"));
    ledger.operations().pause(me, id("purge"), Pause.TASK, OPERATOR);
    register(me, onEveryNode("clean").formerly("purge"));
    assertThat(names()).containsExactly("clean@node", "purge@other");
    assertThat(ledger.tasks().named("clean").get(0).row().switches().paused())
        .containsExactly(Pause.TASK);
  }

  @Test
  void aNameThatSomebodyElseHasTakenMeanwhileIsNotGiven() {
    register(other, offer("purge", "manual"));
    int purge = id("purge");
    assertThat(register(me, offer("clean", "manual").formerly("purge")))
        .hasOnlyElementsOfType(Registration.Waits.class);
    Membership third = ledger.members().join("third");
    register(third, offer("clean", "manual"));
    ledger.members().leave(other, true);
    assertThat(names()).containsExactly("clean", "purge");
    assertThat(ledger.tasks().uncarried()).containsExactly(purge);
  }

  @Test
  void whoRegistersATaskThatAnotherNodeBringsAtThatMomentHasThatOne() {
    register(me, offer("purge", "manual"));
    Ledger slow = new StoredLedger(new WovenStore(store, tables -> this::afterTheOther));
    List<Registration> answers =
        slow.tasks().register(me, List.of(offer("clean", "manual").formerly("purge")));
    assertThat(((Registration.Accepted) answers.get(0)).view().id()).isEqualTo(id("clean"));
    assertThat(((Registration.Accepted) answers.get(0)).remark()).isPresent();
    assertThat(names()).containsExactly("clean", "purge");
  }

  private @Nullable Object afterTheOther(Call statement) {
    if (statement.name().equals("changes.lock") && ledger.tasks().keys("clean").isEmpty()) {
      register(other, offer("clean", "manual"));
    }
    return statement.call();
  }

  @Test
  void aChangeThatMeetsItIsMadeUnderTheOtherName() {
    register(me, offer("purge", "manual"));
    int task = id("purge");
    Ledger operators = new StoredLedger(new WovenStore(store, tables -> this::afterTheRenaming));
    operators.operations().override(me, task, "timeout", "\"PT5M\"", OPERATOR);
    assertThat(names()).containsExactly("clean");
    assertThat(inPlace("clean")).containsExactly("timeout");
    assertThat(inPlace("purge")).isEmpty();
  }

  private @Nullable Object afterTheRenaming(Call statement) {
    if (statement.name().equals("tasks.lock")) {
      register(me, offer("clean", "manual").formerly("purge"));
    }
    return statement.call();
  }
}
