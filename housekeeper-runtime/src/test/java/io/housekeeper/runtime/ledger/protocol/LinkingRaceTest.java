package io.housekeeper.runtime.ledger.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LedgerFailure;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.SpecRow.Version;
import io.housekeeper.runtime.ledger.memory.ReadCommittedStore;
import io.housekeeper.runtime.ledger.store.Others;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.WovenStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A version that follows a task is in force again while another node brings that task. */
class LinkingRaceTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private long nanos;
  private boolean brought;
  private final Store tables =
      new ReadCommittedStore(() -> NOON, new Waiting(), Duration.ofMinutes(1));
  private Runnable beforeTheEnd = () -> {};
  private final Ledger one =
      new StoredLedger(
          new WovenStore(
              tables,
              transaction ->
                  statement -> {
                    if (statement.name().equals("changes.changed")) {
                      beforeTheEnd.run();
                    }
                    return statement.call();
                  }));
  private final Ledger other = new StoredLedger(tables);

  /** Time passes for whoever waits. */
  private final class Waiting implements Others {
    @Override
    public void goOn() {
      nanos += 100_000_000;
    }

    @Override
    public long nanos() {
      return nanos;
    }
  }

  private static List<Offer> offer(String name, String schedule, String version) {
    TaskSpec spec = TaskSpec.named(name).schedule(schedule).zone("UTC").build();
    return List.of(new Offer(spec, new Version("p", version, schedule), NOON));
  }

  private int id(String name) {
    return other.tasks().named(name).get(0).id();
  }

  @Test
  void theOneFollowsTheOther() {
    Membership there = other.members().join("there");
    Membership older = one.members().join("older");
    Membership newer = one.members().join("newer");
    one.tasks().register(older, offer("second", "after first", "1"));
    one.tasks().register(newer, offer("second", "manual", "2"));
    beforeTheEnd = () -> bring(there);

    one.members().leave(newer, true);
    beforeTheEnd = () -> {};
    if (!brought) {
      bring(there);
    }

    assertThat(tables.<Integer>read(it -> it.tasks().followers(List.of(id("first"))).size()))
        .isEqualTo(1);
  }

  /** Whoever finds another in its way does it again. */
  private void bring(Membership there) {
    try {
      other.tasks().register(there, offer("first", "manual", "1"));
      brought = true;
    } catch (LedgerFailure inTheWay) {
      assertThat(inTheWay).isInstanceOf(LedgerFailure.Conflict.class);
    }
  }
}
