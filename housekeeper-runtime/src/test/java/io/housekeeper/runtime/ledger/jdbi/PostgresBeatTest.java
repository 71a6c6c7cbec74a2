package io.housekeeper.runtime.ledger.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.NodeRow;
import io.housekeeper.runtime.ledger.Written.Made;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import io.housekeeper.runtime.ledger.store.Woven.Call;
import io.housekeeper.runtime.ledger.store.WovenStore;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node shows that it is alive, whatever else it does to its ledger. */
class PostgresBeatTest {

  private final PostgresLedger database = PostgresLedger.fresh();
  private final CountDownLatch sweeping = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final Ledger ledger =
      new StoredLedger(new WovenStore(database.store(), tables -> this::slowly));

  @AfterEach
  void close() throws Exception {
    goOn.countDown();
    database.close();
  }

  private @Nullable Object slowly(Call statement) {
    @Nullable Object answer = statement.call();
    if (statement.name().equals("nodes.die")) {
      sweeping.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return answer;
  }

  @Test
  void beatsWhileItSweepsAnother() throws Exception {
    Membership me = ledger.members().join("me");
    Membership silent = ledger.members().join("silent");
    NodeRow row =
        ledger.members().living().stream()
            .filter(one -> one.member().equals(silent))
            .findFirst()
            .orElseThrow();
    CompletableFuture<Optional<Made>> sweep =
        CompletableFuture.supplyAsync(() -> ledger.members().sweep(me, row));
    sweeping.await();
    assertThat(ledger.members().beat(me)).isPresent();
    goOn.countDown();
    assertThat(sweep.get()).isPresent();
  }
}
