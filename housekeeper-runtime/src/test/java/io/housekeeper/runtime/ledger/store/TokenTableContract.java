package io.housekeeper.runtime.ledger.store;

import static io.housekeeper.runtime.ledger.store.Stored.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.runtime.ledger.LedgerFailure.Conflict;
import io.housekeeper.runtime.ledger.TokenHash;
import io.housekeeper.runtime.ledger.TokenRow;
import io.housekeeper.runtime.ledger.TokenRow.Act;
import io.housekeeper.runtime.ledger.TokenRow.Grant;
import io.housekeeper.runtime.ledger.TokenRow.Kind;
import io.housekeeper.runtime.ledger.TokenRow.Validity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

public interface TokenTableContract extends Stored {

  private static TokenRow row(long id, Kind kind, Optional<Instant> until) {
    return new TokenRow(
        id,
        new Grant(kind, "ann", "ADMIN", OptionalLong.empty()),
        TokenHash.of("secret " + id),
        new Validity(new Act("eve", after(id)), until, Optional.empty()),
        Optional.empty());
  }

  private static TokenRow forEver(long id) {
    return row(id, Kind.TOKEN, Optional.empty());
  }

  private static TokenRow openedWith(long with, long id) {
    TokenRow plain = row(id, Kind.SESSION, Optional.of(after(900)));
    Grant grant = new Grant(Kind.SESSION, "bob", "VIEWER", OptionalLong.of(with));
    return new TokenRow(id, grant, plain.hash(), plain.validity(), plain.lastUsed());
  }

  private void insert(TokenRow... rows) {
    write(tx -> List.of(rows).forEach(row -> tx.tokens().insert(row)));
  }

  @Test
  default void aTokenIsFoundByItsHash() {
    TokenRow over = forEver(1).revoked(new Act("bob", after(5))).usedAt(after(3));
    insert(over, openedWith(1, 2));
    assertThat(reading().optional(tx -> tx.tokens().row(TokenHash.of("secret 1")))).contains(over);
    assertThat(reading().optional(tx -> tx.tokens().row(TokenHash.of("secret 2"))))
        .contains(openedWith(1, 2));
    assertThat(reading().optional(tx -> tx.tokens().row(TokenHash.of("secret 3")))).isEmpty();
    assertThat(reading().list(tx -> tx.tokens().all())).containsExactly(openedWith(1, 2), over);
    assertThat(writing().optional(tx -> tx.tokens().lock(TokenHash.of("secret 1")))).contains(over);
    assertThat(writing().optional(tx -> tx.tokens().lock(2))).contains(openedWith(1, 2));
    assertThat(writing().optional(tx -> tx.tokens().lock(3))).isEmpty();
  }

  @Test
  default void aSecretStandsForOneThing() {
    insert(forEver(1));
    TokenRow same =
        new TokenRow(
            2, forEver(2).grant(), forEver(1).hash(), forEver(2).validity(), Optional.empty());
    assertThatThrownBy(() -> insert(same))
        .isInstanceOf(Conflict.class)
        .hasMessageNotContaining(same.hash().text());
  }

  @Test
  default void severalEndTogether() {
    Act bob = new Act("bob", after(5));
    insert(forEver(1), openedWith(1, 2), openedWith(1, 3), openedWith(3, 4));
    write(tx -> tx.tokens().revoke(List.of(2L), bob));
    assertThat(writing().list(tx -> tx.tokens().lockOpenedWith(List.of(1L))))
        .containsExactly(openedWith(1, 3));
    assertThat(writing().list(tx -> tx.tokens().lockOpenedWith(List.of(3L, 1L, 9L))))
        .containsExactly(openedWith(1, 3), openedWith(3, 4));
    write(tx -> tx.tokens().revoke(List.of(3L, 1L, 9L), bob));
    assertThat(reading().list(tx -> tx.tokens().all()))
        .containsExactly(
            openedWith(3, 4),
            openedWith(1, 3).revoked(bob),
            openedWith(1, 2).revoked(bob),
            forEver(1).revoked(bob));
  }

  @Test
  default void aUseIsNotedNowAndThen() {
    insert(forEver(1), forEver(2));
    write(tx -> tx.tokens().used(1, after(10), after(0)));
    write(tx -> tx.tokens().used(1, after(20), after(9)));
    write(tx -> tx.tokens().used(3, after(20), after(9)));
    assertThat(reading().list(tx -> tx.tokens().all()))
        .containsExactly(forEver(2), forEver(1).usedAt(after(10)));
    write(tx -> tx.tokens().used(1, after(20), after(10)));
    assertThat(reading().list(tx -> tx.tokens().all()))
        .containsExactly(forEver(2), forEver(1).usedAt(after(20)));
  }

  @Test
  default void whatIsOverIsForgottenAndTokensLater() {
    TokenRow session = row(1, Kind.SESSION, Optional.of(after(50)));
    TokenRow revoked =
        row(2, Kind.SESSION, Optional.of(after(90))).revoked(new Act("bob", after(60)));
    TokenRow link = row(3, Kind.LINK, Optional.of(after(70)));
    TokenRow token = row(4, Kind.TOKEN, Optional.of(after(50)));
    TokenRow gone = forEver(5).revoked(new Act("bob", after(60)));
    insert(session, revoked, link, token, gone, forEver(6));
    assertThat(forgotten(50, 50)).isZero();
    assertThat(forgotten(70, 50)).isEqualTo(2);
    assertThat(reading().list(tx -> tx.tokens().all()))
        .containsExactly(forEver(6), gone, token, link);
    assertThat(forgotten(71, 60)).isEqualTo(2);
    assertThat(forgotten(999, 999)).isEqualTo(1);
    assertThat(reading().list(tx -> tx.tokens().all())).containsExactly(forEver(6));
  }

  private long forgotten(long endedBefore, long tokensEndedBefore) {
    return writing().number(tx -> tx.tokens().forget(after(endedBefore), after(tokensEndedBefore)));
  }
}
