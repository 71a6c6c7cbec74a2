package io.housekeeper.runtime.ledger.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Carried;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.Pause;
import io.housekeeper.runtime.ledger.Said;
import io.housekeeper.runtime.ledger.SpecRow;
import io.housekeeper.runtime.ledger.SpecRow.Version;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.TaskTable.Follower;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever nodes load, withdraw and leave: of each task the newest version that a living node has
 * is in force, with its texts, and whoever asks learns the plan that is in force.
 */
class VersionsInForceTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final List<String> TASKS = List.of("a", "b", "c", "every");
  private static final List<String> VERSIONS = List.of("1 x", "1 y", "2 x", "3 z");

  private Instant now = NOON;
  private final Store store = store();
  private final List<Ledger> ledgers = List.of(new StoredLedger(store), new StoredLedger(store));
  private final Map<Integer, Membership> members = new HashMap<>();
  private final Map<String, Offer> offers = new HashMap<>();
  private final Map<String, Duration> overridden = new HashMap<>();
  private final Random random = new Random(1);

  // By name and scope what members carry.
  private final Map<String, Map<Membership, Offer>> carried = new HashMap<>();

  private final Map<String, Version> inForce = new HashMap<>();

  private Store store() {
    return new MemoryStore(() -> now);
  }

  private Ledger ledger(int member) {
    return ledgers.get(member % 2);
  }

  private static TaskSpec spec(String task, int version) {
    int place = TASKS.indexOf(task);
    String schedule =
        (place + version) % 3 == 1 && !task.equals("every")
            ? "after " + TASKS.get((place + version) % 3)
            : "every %dm".formatted(version + 1);
    TaskSpec.Builder spec =
        TaskSpec.named(task)
            .schedule(schedule.equals("after " + task) ? "manual" : schedule)
            .zone("UTC")
            .timeout(Duration.ofMinutes(version + 1));
    return (task.equals("every") ? spec.onEveryNode() : spec).build();
  }

  private Offer offer(String task, int version) {
    String words = VERSIONS.get(version);
    return new Offer(
        spec(task, version),
        new Version("p", words.substring(0, 1), words.substring(2) + task),
        now);
  }

  private String key(String task, Membership me) {
    return task.equals("every") ? task + "@" + (store.isOneOwners() ? "node" : me.node()) : task;
  }

  private static String key(TaskRow row) {
    return row.key().scope().isEmpty()
        ? row.key().name()
        : row.key().name() + "@" + row.key().scope();
  }

  private void step() {
    now = now.plusSeconds(1);
    int member = random.nextInt(3);
    Membership me = members.computeIfAbsent(member, it -> ledger(it).members().join("node" + it));
    switch (random.nextInt(9)) {
      case 0, 1, 2, 3 -> register(member, me);
      case 4 -> withdraw(member, me);
      case 5 -> leave(member, me);
      case 6 -> override(member, me);
      case 7 -> revert(member, me);
      default -> ledger(member).tasks().retire(me, ledger(member).tasks().uncarried());
    }
    judge();
  }

  private void register(int member, Membership me) {
    List<Offer> some = new ArrayList<>();
    for (String task : TASKS) {
      if (random.nextBoolean()) {
        some.add(offer(task, random.nextInt(VERSIONS.size())));
      }
    }
    ledger(member).tasks().register(me, some);
    for (Offer one : some) {
      carried.computeIfAbsent(key(one.spec().name(), me), it -> new HashMap<>()).put(me, one);
      offers.put(one.spec().name() + one.version(), one);
      inForce.putIfAbsent(key(one.spec().name(), me), one.version());
    }
  }

  private void withdraw(int member, Membership me) {
    String task = TASKS.get(random.nextInt(TASKS.size()));
    List<Integer> ids = ledger(member).tasks().keys(task).stream().map(it -> it.id()).toList();
    ledger(member).tasks().withdraw(me, ids);
    carried.getOrDefault(key(task, me), new HashMap<>()).remove(me);
  }

  private void leave(int member, Membership me) {
    if (random.nextBoolean()) {
      ledger(member).members().leave(me, true);
    } else {
      int other = (member + 1) % 3;
      Membership sweeper =
          members.computeIfAbsent(other, it -> ledger(it).members().join("node" + it));
      ledger(other).members().living().stream()
          .filter(row -> row.member().equals(me))
          .forEach(row -> assertThat(ledger(other).members().sweep(sweeper, row)).isPresent());
    }
    members.remove(member);
    carried.values().forEach(all -> all.remove(me));
  }

  private By by() {
    return new By("operator", "test", now, Optional.empty());
  }

  private void override(int member, Membership me) {
    String task = TASKS.get(random.nextInt(TASKS.size()));
    ledger(member).tasks().keys(task).stream()
        .findFirst()
        .ifPresent(
            key -> {
              if (random.nextBoolean()) {
                Duration value = Duration.ofSeconds(1 + random.nextInt(50));
                ledger(member)
                    .operations()
                    .override(me, key.id(), "timeout", "\"" + value + "\"", by());
                overridden.put(task, value);
              } else {
                ledger(member).operations().pause(me, key.id(), Pause.TASK, by());
              }
            });
  }

  private void revert(int member, Membership me) {
    String task = TASKS.get(random.nextInt(TASKS.size()));
    ledger(member).tasks().keys(task).stream()
        .findFirst()
        .ifPresent(key -> ledger(member).operations().revert(me, key.id(), "timeout", by()));
    overridden.remove(task);
  }

  private void judge() {
    carried.forEach(
        (key, all) ->
            all.entrySet().stream()
                .max(
                    Comparator.comparing(
                            (Map.Entry<Membership, Offer> one) ->
                                one.getValue().version().version())
                        .thenComparing(one -> one.getValue().loadedAt())
                        .thenComparingLong(one -> one.getKey().incarnation()))
                .ifPresent(best -> inForce.put(key, best.getValue().version())));
  }

  private Said said(String task, Version version) {
    return Objects.requireNonNull(offers.get(task + version)).said();
  }

  private void check() {
    List<TaskRow> rows = store.read(tables -> tables.tasks().all());
    assertThat(rows).extracting(VersionsInForceTest::key).containsAll(inForce.keySet());
    for (TaskRow row : rows) {
      String task = row.key().name();
      Version version = Objects.requireNonNull(inForce.get(key(row)), key(row));
      SpecRow spec = ledgers.get(0).tasks().specs(List.of(row.id())).get(0);
      assertThat(spec.version()).as(key(row)).isEqualTo(version);
      assertThat(spec.said()).as(key(row)).isEqualTo(said(task, version));
      checkCarriers(row, version);
      if (row.switches().gone().isEmpty() || random.nextBoolean()) {
        checkPlan(row, version);
      }
    }
    checkLinks(rows);
  }

  private void checkCarriers(TaskRow row, Version version) {
    Map<Membership, Offer> all = carried.getOrDefault(key(row), Map.of());
    List<Carried> carriers = ledgers.get(0).tasks().carriers(List.of(row.id()));
    assertThat(carriers).as(key(row)).hasSize(all.size());
    for (Carried one : carriers) {
      Offer offer =
          all.entrySet().stream()
              .filter(it -> it.getKey().incarnation() == one.incarnation())
              .findFirst()
              .orElseThrow()
              .getValue();
      assertThat(one.version()).isEqualTo(offer.version());
      assertThat(one.said().orElse(said(row.key().name(), version))).isEqualTo(offer.said());
    }
  }

  private void checkPlan(TaskRow row, Version version) {
    TaskSpec code = Objects.requireNonNull(offers.get(row.key().name() + version)).spec();
    for (Ledger ledger : ledgers) {
      TaskSpec plan = ledger.tasks().views(List.of(row.id())).get(0).plan().spec();
      assertThat(plan.schedule()).as(key(row)).isEqualTo(code.schedule());
      Duration timeout = code.timeout();
      if (row.switches().gone().isEmpty()) {
        timeout = overridden.getOrDefault(row.key().name(), timeout);
        assertThat(plan.timeout()).as(key(row)).isEqualTo(timeout);
      }
    }
  }

  private void checkLinks(List<TaskRow> rows) {
    Map<String, Integer> links = new HashMap<>();
    List<Integer> ids = rows.stream().map(TaskRow::id).toList();
    Map<String, String> wants = new HashMap<>();
    for (TaskRow row : rows) {
      String schedule =
          ledgers.get(0).tasks().views(List.of(row.id())).get(0).plan().spec().schedule();
      if (schedule.startsWith("after ")) {
        wants.put(key(row), schedule.substring(6));
      }
    }
    List<Follower> followers = store.read(tables -> tables.tasks().followers(ids));
    followers.forEach(one -> links.put(key(one.row()), one.upstream()));
    for (TaskRow row : rows) {
      Optional<Integer> expected =
          Optional.ofNullable(wants.get(key(row)))
              .filter(it -> !isInCircle(key(row), wants))
              .flatMap(up -> rows.stream().filter(it -> key(it).equals(up)).findFirst())
              .map(TaskRow::id);
      assertThat(Optional.ofNullable(links.get(key(row))))
          .as("%s %s", wants, key(row))
          .isEqualTo(expected);
    }
  }

  private static boolean isInCircle(String start, Map<String, String> wants) {
    String at = start;
    for (int i = 0; i < 10; i++) {
      String next = wants.get(at);
      if (next == null) {
        return false;
      }
      at = next;
    }
    return true;
  }

  @Test
  void whateverHappensTheNewestIsInForce() {
    for (int i = 0; i < 500; i++) {
      step();
      check();
    }
  }
}
