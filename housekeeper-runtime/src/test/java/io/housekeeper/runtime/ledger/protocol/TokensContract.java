package io.housekeeper.runtime.ledger.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.housekeeper.runtime.ledger.Change;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Change.Words;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.NewToken;
import io.housekeeper.runtime.ledger.TokenHash;
import io.housekeeper.runtime.ledger.TokenRow;
import io.housekeeper.runtime.ledger.TokenRow.Act;
import io.housekeeper.runtime.ledger.TokenRow.Kind;
import io.housekeeper.runtime.ledger.Tokens.Listed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Who may come in, and from when to when. */
interface TokensContract {

  By ANN = new By("ann", "a test", Instant.EPOCH, Optional.empty());
  Duration HOUR = Duration.ofHours(1);

  /** A ledger in which there is nothing yet; the same one throughout a test. */
  Ledger ledger();

  private Membership join() {
    return ledger().members().join("node-a");
  }

  private static NewToken wanted(Kind kind, String secret, Optional<Duration> lifetime) {
    return new NewToken(kind, "ci", "OPERATOR", TokenHash.of(secret), lifetime);
  }

  private Optional<TokenRow> holding(String secret) {
    return ledger().tokens().holding(TokenHash.of(secret));
  }

  private List<Change> changes() {
    return ledger().operations().changes(OptionalInt.empty(), Long.MAX_VALUE, 100);
  }

  @Test
  default void aTokenHoldsUntilItIsRevoked() {
    Membership me = join();
    TokenRow made = ledger().tokens().issue(me, wanted(Kind.TOKEN, "s", Optional.empty()), ANN);
    assertThat(made.grant().role()).isEqualTo("OPERATOR");
    assertThat(made.validity().made().who()).isEqualTo("ann");
    assertThat(made.validity().made().at()).isAfter(Instant.EPOCH);
    assertThat(holding("s")).contains(made);
    assertThat(holding("t")).isEmpty();

    assertThat(ledger().tokens().revoke(me, made.id(), ANN).map(TokenRow::hash))
        .contains(made.hash());
    assertThat(holding("s")).isEmpty();
    assertThat(ledger().tokens().revoke(me, made.id(), ANN)).isEmpty();
    assertThat(ledger().tokens().revoke(me, 7, ANN)).isEmpty();
    Listed left = ledger().tokens().list().get(0);
    assertThat(left.holds()).isFalse();
    assertThat(left.row().validity().revoked().map(Act::who)).contains("ann");
    assertThat(changes())
        .extracting(Change::what, change -> change.by().who(), change -> change.by().why())
        .containsExactly(
            tuple("revoke token", "ann", "a test"), tuple("issue token", "ann", "a test"));
    String text = "'ci' (%d), operator".formatted(made.id());
    assertThat(changes())
        .extracting(Change::words)
        .containsExactly(new Words(text, ""), new Words("", text));
  }

  @Test
  default void whatHasAnEndIsOverByTheTimeOfTheLedger() {
    Membership me = join();
    Optional<Duration> brief = Optional.of(Duration.ofMillis(1));
    ledger().tokens().issue(me, wanted(Kind.TOKEN, "s", brief), ANN);
    TokenRow session =
        ledger().tokens().issue(me, wanted(Kind.SESSION, "t", Optional.of(HOUR)), ANN);
    assertThat(session.validity().until()).contains(session.validity().made().at().plus(HOUR));
    while (holding("s").isPresent()) {
      Thread.onSpinWait();
    }
    assertThat(holding("t")).contains(session);
    assertThat(ledger().tokens().list())
        .extracting(Listed::holds, one -> one.row().grant().kind())
        .containsExactly(tuple(true, Kind.SESSION), tuple(false, Kind.TOKEN));
  }

  @Test
  default void aSessionHasTheRoleOfWhatItWasOpenedWithAndEndsWithIt() {
    Membership me = join();
    TokenRow token = ledger().tokens().issue(me, wanted(Kind.TOKEN, "s", Optional.of(HOUR)), ANN);
    NewToken longer =
        new NewToken(
            Kind.SESSION, "bob", "ADMIN", TokenHash.of("t"), Optional.of(HOUR.multipliedBy(2)));
    TokenRow session = ledger().tokens().open(me, token.id(), longer, ANN).orElseThrow();
    assertThat(session.grant().role()).isEqualTo("OPERATOR");
    assertThat(session.validity().until()).isEqualTo(token.validity().until());
    NewToken shorter = wanted(Kind.SESSION, "u", Optional.of(Duration.ofMinutes(1)));
    TokenRow next = ledger().tokens().open(me, session.id(), shorter, ANN).orElseThrow();
    assertThat(next.validity().until().orElseThrow())
        .isBefore(session.validity().until().orElseThrow());

    ledger().tokens().revoke(me, token.id(), ANN);
    assertThat(holding("t")).isEmpty();
    assertThat(holding("u")).isEmpty();
    assertThat(ledger().tokens().list())
        .extracting(one -> one.row().id())
        .containsExactly(token.id());
    NewToken late = wanted(Kind.SESSION, "v", Optional.of(HOUR));
    assertThat(ledger().tokens().open(me, token.id(), late, ANN)).isEmpty();
    assertThat(changes().get(0).words().after()).isEqualTo("and 2 sessions opened with it");
  }

  @Test
  default void aLinkOpensOneSession() {
    Membership me = join();
    TokenRow link = ledger().tokens().issue(me, wanted(Kind.LINK, "l", Optional.of(HOUR)), ANN);
    NewToken wanted = wanted(Kind.SESSION, "n", Optional.of(HOUR));
    assertThat(ledger().tokens().open(me, link.id(), wanted, ANN)).isEmpty();
    TokenRow session = redeem(me, "l", "s").orElseThrow();
    assertThat(session.grant().kind()).isEqualTo(Kind.SESSION);
    assertThat(session.grant().name()).isEqualTo("ci");
    assertThat(session.grant().role()).isEqualTo("OPERATOR");
    assertThat(holding("s")).contains(session);
    assertThat(holding("l")).isEmpty();
    assertThat(redeem(me, "l", "again")).isEmpty();
    assertThat(redeem(me, "s", "of no link")).isEmpty();
    assertThat(redeem(me, "unknown", "t")).isEmpty();
    assertThat(changes()).extracting(Change::what).containsExactly("redeem link", "issue link");
    assertThat(ledger().tokens().list()).hasSize(1);
  }

  private Optional<TokenRow> redeem(Membership me, String link, String session) {
    return ledger().tokens().redeem(me, TokenHash.of(link), TokenHash.of(session), HOUR, ANN);
  }

  @Test
  default void whatCannotOpenASessionDoesNotUseUpTheLink() {
    Membership me = join();
    ledger().tokens().issue(me, wanted(Kind.LINK, "l", Optional.of(HOUR)), ANN);
    TokenHash link = TokenHash.of("l");
    assertThatThrownBy(
            () ->
                ledger().tokens().redeem(me, link, TokenHash.of("s"), Duration.ofSeconds(-1), ANN))
        .hasMessage("the lifetime for 'ci' must be positive and 100 years at most, was PT-1S");
    assertThat(redeem(me, "l", "s")).isPresent();
  }

  @Test
  default void aUseIsNotedOnceAMinute() {
    Membership me = join();
    TokenRow made = ledger().tokens().issue(me, wanted(Kind.TOKEN, "s", Optional.empty()), ANN);
    ledger().tokens().used(me, made.id());
    Instant first = holding("s").flatMap(TokenRow::lastUsed).orElseThrow();
    assertThat(first).isAfterOrEqualTo(made.validity().made().at());
    ledger().tokens().used(me, made.id());
    assertThat(holding("s").flatMap(TokenRow::lastUsed)).contains(first);
  }

  @Test
  default void whatIsOverIsForgotten() {
    Membership me = join();
    ledger().tokens().issue(me, wanted(Kind.SESSION, "s", Optional.of(HOUR)), ANN);
    ledger().tokens().issue(me, wanted(Kind.TOKEN, "t", Optional.of(HOUR)), ANN);
    Instant end = holding("s").flatMap(row -> row.validity().until()).orElseThrow();
    assertThat(ledger().tokens().forget(me, end, end)).isZero();
    assertThat(ledger().tokens().forget(me, end.plus(HOUR), end.minus(HOUR))).isEqualTo(1);
    assertThat(ledger().tokens().forget(me, end.plus(HOUR), end.plus(HOUR))).isEqualTo(1);
    assertThat(ledger().tokens().list()).isEmpty();
  }

  @Test
  default void namesAreFitForEveryDatabase() {
    NewToken odd =
        new NewToken(Kind.TOKEN, " n\0l ", "VIEWER", TokenHash.of("s"), Optional.empty());
    By by = new By("an\0n", "because \uD800", Instant.EPOCH, Optional.empty());
    TokenRow made = ledger().tokens().issue(join(), odd, by);
    assertThat(holding("s")).contains(made);
    assertThat(made.grant().name()).isEqualTo("n\uFFFDl");
    assertThat(changes().get(0).by().why()).isEqualTo("because \uFFFD");
    assertThatThrownBy(
            () -> new NewToken(Kind.TOKEN, " ", "VIEWER", TokenHash.of("s"), Optional.empty()))
        .hasMessage("whoever is to come in needs a name");
  }
}
