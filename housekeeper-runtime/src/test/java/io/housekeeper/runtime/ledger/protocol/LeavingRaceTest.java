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

/** A node leaves while it still registers a newer version, which nobody has from then on. */
class LeavingRaceTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private long nanos;
  private boolean left;
  private final Store tables =
      new ReadCommittedStore(() -> NOON, new Waiting(), Duration.ofMinutes(1));
  private Runnable meanwhile = () -> {};
  private final Ledger ledger =
      new StoredLedger(
          new WovenStore(
              tables,
              transaction ->
                  statement -> {
                    if (statement.name().equals("changes.changed")) {
                      meanwhile.run();
                    }
                    return statement.call();
                  }));

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

  private void register(Membership me, String version) {
    TaskSpec spec = TaskSpec.named("task").schedule("manual").zone("UTC").build();
    Offer offer = new Offer(spec, new Version("p", version, version), NOON);
    ledger.tasks().register(me, List.of(offer));
  }

  @Test
  void whatALivingNodeHasIsInForce() {
    Membership stays = ledger.members().join("stays");
    Membership leaves = ledger.members().join("leaves");
    register(stays, "1");
    meanwhile = () -> leave(leaves);
    register(leaves, "2");
    meanwhile = () -> {};
    if (!left) {
      leave(leaves);
    }
    assertThat(ledger.tasks().named("task").get(0).version().version()).isEqualTo("1");
  }

  /** Whoever finds another in its way does it again. */
  private void leave(Membership node) {
    try {
      ledger.members().leave(node, true);
      left = true;
    } catch (LedgerFailure inTheWay) {
      assertThat(inTheWay).isInstanceOf(LedgerFailure.Conflict.class);
    }
  }
}
