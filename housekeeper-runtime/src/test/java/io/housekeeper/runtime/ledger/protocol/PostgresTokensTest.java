package io.housekeeper.runtime.ledger.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Secret;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.NewToken;
import io.housekeeper.runtime.ledger.TokenHash;
import io.housekeeper.runtime.ledger.TokenRow;
import io.housekeeper.runtime.ledger.TokenRow.Kind;
import io.housekeeper.runtime.ledger.jdbi.JdbiStores;
import io.housekeeper.runtime.ledger.jdbi.PostgresAddress;
import io.housekeeper.runtime.ledger.jdbi.PostgresServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresTokensTest implements TokensContract {

  private static final int ROUNDS = 30;

  private final PostgresServer.Database database = PostgresServer.shared().freshDatabase();
  private final Ledger ledger = open();
  private final Ledger other = open();

  private Ledger open() {
    return new StoredLedger(
        JdbiStores.postgres(
            new PostgresAddress(
                database.url(),
                PostgresServer.USER,
                Secret.of(PostgresServer.PASSWORD),
                PostgresAddress.DEFAULT_SCHEMA)));
  }

  @Override
  public Ledger ledger() {
    return ledger;
  }

  @AfterEach
  void close() {
    other.close();
    ledger.close();
    database.close();
  }

  /** Both find the link unused; one has to wait for the other and look again. */
  @Test
  void ofTwoNodesThatUseALinkAtTheSameTimeOneGetsASession() throws Exception {
    Membership a = ledger.members().join("node-a");
    Membership b = other.members().join("node-b");
    for (int round = 0; round < ROUNDS; round++) {
      NewToken link =
          new NewToken(Kind.LINK, "ann", "ADMIN", TokenHash.of("link " + round), Optional.of(HOUR));
      ledger.tokens().issue(a, link, ANN);
      CyclicBarrier together = new CyclicBarrier(2);
      List<CompletableFuture<Optional<TokenRow>>> both = new ArrayList<>();
      both.add(redeem(together, ledger, a, round));
      both.add(redeem(together, other, b, round));
      long opened = both.stream().map(CompletableFuture::join).filter(Optional::isPresent).count();
      assertThat(opened).as("sessions of link " + round).isEqualTo(1);
    }
    assertThat(ledger.tokens().list()).hasSize(ROUNDS);
  }

  private static CompletableFuture<Optional<TokenRow>> redeem(
      CyclicBarrier together, Ledger at, Membership me, int round) {
    TokenHash session = TokenHash.of("session " + round + " of " + me.node());
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            together.await();
          } catch (Exception broken) {
            throw new IllegalStateException(broken);
          }
          return at.tokens().redeem(me, TokenHash.of("link " + round), session, HOUR, ANN);
        },
        work -> Thread.ofPlatform().daemon().start(work));
  }
}
