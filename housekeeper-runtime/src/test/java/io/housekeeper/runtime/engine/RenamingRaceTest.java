package io.housekeeper.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Change;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.Registration;
import io.housekeeper.runtime.ledger.SpecRow.Version;
import io.housekeeper.runtime.ledger.jdbi.PostgresServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nodes that start at the same moment, on PostgreSQL, with tasks that had other names before. */
class RenamingRaceTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final int TASKS = 20;

  private final PostgresServer.Database database = PostgresServer.shared().freshDatabase();
  private final List<Ledger> ledgers =
      List.of(Ledgers.postgres(database.url()), Ledgers.postgres(database.url()));

  @AfterEach
  void close() {
    ledgers.forEach(Ledger::close);
    database.close();
  }

  private static Offer offer(String name) {
    TaskSpec spec = TaskSpec.named(name).zone("UTC").build();
    return new Offer(spec, new Version("p", "1", name), NOON);
  }

  private static List<Offer> renamed(int round) {
    List<Offer> offers = new ArrayList<>();
    for (int task = 0; task < TASKS; task++) {
      String before = round == 0 ? "task" + task : "task%d-%d".formatted(task, round);
      offers.add(offer("task%d-%d".formatted(task, round + 1)).formerly(before));
    }
    return offers;
  }

  @Test
  void eachIsRenamedOnce() {
    Membership before = ledgers.get(0).members().join("before");
    for (int task = 0; task < TASKS; task++) {
      ledgers.get(0).tasks().register(before, List.of(offer("task" + task)));
    }
    ledgers.get(0).members().leave(before, true);
    for (int round = 0; round < 5; round++) {
      List<Offer> offers = renamed(round);
      List<CompletableFuture<Membership>> nodes = new ArrayList<>();
      for (Ledger ledger : ledgers) {
        List<Offer> some = nodes.isEmpty() ? offers : offers.reversed();
        nodes.add(CompletableFuture.supplyAsync(() -> start(ledger, some)));
      }
      for (int node = 0; node < nodes.size(); node++) {
        ledgers.get(node).members().leave(nodes.get(node).join(), true);
      }
      assertThat(renamings()).isEqualTo((round + 1) * TASKS);
    }
    assertThat(ledgers.get(0).tasks().page("", "", 100).keys())
        .hasSize(TASKS)
        .allMatch(key -> key.name().endsWith("-5"));
  }

  private static Membership start(Ledger ledger, List<Offer> offers) {
    Membership me = ledger.members().join("node");
    assertThat(ledger.tasks().register(me, offers))
        .hasOnlyElementsOfType(Registration.Accepted.class);
    return me;
  }

  private int renamings() {
    List<Change> changes =
        ledgers.get(0).operations().changes(OptionalInt.empty(), Long.MAX_VALUE, 1_000);
    return (int) changes.stream().filter(change -> change.what().equals("name")).count();
  }
}
