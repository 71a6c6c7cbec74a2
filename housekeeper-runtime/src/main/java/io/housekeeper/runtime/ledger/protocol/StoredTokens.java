package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Change.About;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Change.Words;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.NewToken;
import io.housekeeper.runtime.ledger.TokenHash;
import io.housekeeper.runtime.ledger.TokenRow;
import io.housekeeper.runtime.ledger.TokenRow.Act;
import io.housekeeper.runtime.ledger.TokenRow.Grant;
import io.housekeeper.runtime.ledger.TokenRow.Kind;
import io.housekeeper.runtime.ledger.TokenRow.Validity;
import io.housekeeper.runtime.ledger.Tokens;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Who may come in. What is changed of that is among the changes, without anything secret. */
final class StoredTokens implements Tokens {

  private static final Duration SELDOM = Duration.ofMinutes(1);

  private static final AnswerForm<TokenRow> TOLD_ONCE =
      new AnswerForm<>(
          row -> Long.toString(row.id()),
          id -> {
            throw new IllegalArgumentException(
                "token %s was made under this key, and its secret was told then: revoke it, and ask"
                        .formatted(id)
                    + " for another under another key");
          });

  private final Drafts drafts;
  private final Once once;

  StoredTokens(Drafts drafts) {
    this(drafts, new Once(drafts, Optional.empty(), Expected.ANY));
  }

  private StoredTokens(Drafts drafts, Once once) {
    this.drafts = drafts;
    this.once = once;
  }

  @Override
  public Tokens once(String key) {
    return new StoredTokens(drafts, once.under(key));
  }

  @Override
  public Optional<TokenRow> holding(TokenHash secret) {
    return drafts
        .store()
        .read(tables -> tables.tokens().row(secret).filter(row -> row.holds(tables.nodes().now())));
  }

  @Override
  public List<Listed> list() {
    return drafts
        .store()
        .read(
            tables -> {
              Instant now = tables.nodes().now();
              return tables.tokens().all().stream()
                  .map(row -> new Listed(row, row.holds(now)))
                  .filter(one -> isListed(one.row().grant().kind(), one.holds()))
                  .toList();
            });
  }

  private static boolean isListed(Kind kind, boolean holds) {
    return switch (kind) {
      case TOKEN -> true;
      case SESSION -> holds;
      case LINK -> false;
    };
  }

  @Override
  public TokenRow issue(Membership me, NewToken wanted, By by) {
    return once.request(
        me,
        "issue %s '%s' %s %s"
            .formatted(wanted.kind(), wanted.name(), wanted.role(), wanted.lifetime()),
        TOLD_ONCE,
        draft -> {
          TokenRow made = made(draft, wanted, by);
          draft.tables().tokens().insert(made);
          audit(draft, "issue " + word(made), by, new Words("", text(made)));
          return made;
        });
  }

  @Override
  public Optional<TokenRow> open(Membership me, long with, NewToken wanted, By by) {
    return drafts.request(
        me,
        draft ->
            draft
                .tables()
                .tokens()
                .lock(with)
                .filter(row -> row.holds(draft.now()) && row.grant().kind() != Kind.LINK)
                .map(row -> open(draft, row, wanted, by)));
  }

  private static TokenRow open(Draft draft, TokenRow with, NewToken wanted, By by) {
    TokenRow session = openedWith(with, made(draft, wanted, by));
    draft.tables().tokens().insert(session);
    String before = "%s %s".formatted(word(with), text(with));
    audit(draft, "issue session", by, new Words(before, text(session)));
    return session;
  }

  private static TokenRow openedWith(TokenRow with, TokenRow row) {
    Grant grant =
        new Grant(
            row.grant().kind(),
            row.grant().name(),
            with.grant().role(),
            OptionalLong.of(with.id()));
    Optional<Instant> until =
        Stream.of(with.validity().until(), row.validity().until())
            .flatMap(Optional::stream)
            .min(Comparator.naturalOrder());
    Validity validity = new Validity(row.validity().made(), until, Optional.empty());
    return new TokenRow(row.id(), grant, row.hash(), validity, row.lastUsed());
  }

  @Override
  public Optional<TokenRow> redeem(
      Membership me, TokenHash link, TokenHash session, Duration lifetime, By by) {
    return drafts.request(
        me,
        draft ->
            // Whoever waits for the lock sees then that the link is used up.
            draft
                .tables()
                .tokens()
                .lock(link)
                .filter(row -> row.holds(draft.now()) && row.grant().kind() == Kind.LINK)
                .map(row -> redeem(draft, row, session, lifetime, by)));
  }

  private static TokenRow redeem(
      Draft draft, TokenRow link, TokenHash hash, Duration lifetime, By by) {
    NewToken wanted =
        new NewToken(
            Kind.SESSION, link.grant().name(), link.grant().role(), hash, Optional.of(lifetime));
    TokenRow session = made(draft, wanted, by);
    draft.tables().tokens().revoke(List.of(link.id()), new Act(by.who(), draft.now()));
    draft.tables().tokens().insert(session);
    audit(draft, "redeem link", by, new Words(text(link), text(session)));
    return session;
  }

  private static TokenRow made(Draft draft, NewToken wanted, By by) {
    Optional<Instant> until = wanted.lifetime().map(draft.now()::plus);
    return new TokenRow(
        draft.newId(),
        new Grant(wanted.kind(), wanted.name(), wanted.role(), OptionalLong.empty()),
        wanted.hash(),
        new Validity(new Act(by.who(), draft.now()), until, Optional.empty()),
        Optional.empty());
  }

  @Override
  public Optional<TokenRow> revoke(Membership me, long id, By by) {
    boolean revoked =
        once.request(
            me,
            "revoke " + id,
            AnswerForm.WHETHER,
            draft ->
                draft
                    .tables()
                    .tokens()
                    .lock(id)
                    .filter(row -> row.validity().revoked().isEmpty())
                    .map(row -> revoke(draft, row, by))
                    .isPresent());
    return revoked ? row(id) : Optional.empty();
  }

  private Optional<TokenRow> row(long id) {
    return drafts
        .store()
        .read(tables -> tables.tokens().all().stream().filter(row -> row.id() == id).findFirst());
  }

  private static TokenRow revoke(Draft draft, TokenRow row, By by) {
    Set<Long> all = new HashSet<>(Set.of(row.id()));
    List<Long> next = List.of(row.id());
    while (!next.isEmpty()) {
      next =
          draft.tables().tokens().lockOpenedWith(next).stream()
              .map(TokenRow::id)
              .filter(all::add)
              .toList();
    }
    draft.tables().tokens().revoke(all, new Act(by.who(), draft.now()));
    String after =
        all.size() == 1 ? "" : "and %d sessions opened with it".formatted(all.size() - 1);
    audit(draft, "revoke " + word(row), by, new Words(text(row), after));
    return row;
  }

  @Override
  public void used(Membership me, long id) {
    drafts.write(
        Lane.BULK,
        me,
        draft -> {
          draft.tables().tokens().used(id, draft.now(), draft.now().minus(SELDOM));
          return id;
        });
  }

  @Override
  public int forget(Membership me, Instant endedBefore, Instant tokensEndedBefore) {
    return drafts.write(
        Lane.BULK, me, draft -> draft.tables().tokens().forget(endedBefore, tokensEndedBefore));
  }

  private static String word(TokenRow row) {
    return row.grant().kind().name().toLowerCase(Locale.ROOT);
  }

  /** By this it is found again, and nobody comes in. */
  private static String text(TokenRow row) {
    return "'%s' (%d), %s%s"
        .formatted(
            row.grant().name(),
            row.id(),
            row.grant().role().toLowerCase(Locale.ROOT),
            row.validity().until().map(until -> ", until " + until).orElse(""));
  }

  private static void audit(Draft draft, String what, By by, Words words) {
    By now = new By(by.who(), by.why(), draft.now(), Optional.empty());
    draft.audit(About.NO_TASK, what, now, words);
  }
}
