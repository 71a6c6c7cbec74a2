package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.TokenHash;
import io.housekeeper.runtime.ledger.TokenRow;
import io.housekeeper.runtime.ledger.TokenRow.Act;
import io.housekeeper.runtime.ledger.TokenRow.Grant;
import io.housekeeper.runtime.ledger.TokenRow.Kind;
import io.housekeeper.runtime.ledger.TokenRow.Validity;
import io.housekeeper.runtime.ledger.store.TokenTable;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

final class JdbiTokenTable implements TokenTable {

  private static final Layout<TokenRow> TOKEN =
      new Layout<>(
          List.of(
              Column.bigint("id", TokenRow::id),
              Column.text("kind", row -> row.grant().kind().name()),
              Column.text("name", row -> row.grant().name()),
              Column.text("role", row -> row.grant().role()),
              Column.optionalBigint("opened_with", row -> row.grant().openedWith()),
              Column.text("hash", row -> row.hash().text()),
              Column.text("made_by", row -> row.validity().made().who()),
              Column.instant("made_at", row -> row.validity().made().at()),
              Column.optionalInstant("until_at", row -> row.validity().until()),
              Column.textIfAny(
                  "revoked_by", row -> row.validity().revoked().map(Act::who).orElse("")),
              Column.optionalInstant("revoked_at", row -> row.validity().revoked().map(Act::at)),
              Column.optionalInstant("last_used_at", TokenRow::lastUsed)),
          JdbiTokenTable::read);

  private static final String INSERT =
      TOKEN.sql("insert into @token ({columns}) select {r.columns} from {rows}");

  private static final String ALL = TOKEN.sql("select {columns} from @token order by id desc");

  private static final String OF_HASH =
      TOKEN.sql("select {columns} from @token where hash = :hash");

  private static final String LOCK =
      TOKEN.sql("select {columns} from @token where id = :id for update");

  private static final String LOCK_OF_HASH =
      TOKEN.sql("select {columns} from @token where hash = :hash for update");

  private static final String LOCK_OPENED_WITH =
      TOKEN.sql(
          """
          select {columns} from @token where opened_with in (:ids) and revoked_at is null
          order by id for update
          """);

  private static final String REVOKE =
      "update @token set revoked_at = :at, revoked_by = :who where id in (:ids)";

  // Many requests come with the same token: none waits for another because of this.
  private static final String USED =
      """
      update @token set last_used_at = :at
      where id = (
        select t.id from @token as t
        where t.id = :id and (t.last_used_at is null or t.last_used_at <= :before)
        for update skip locked)
      """;

  private static final String FORGET =
      """
      delete from @token
      where id in (
        select t.id from @token as t
        where (t.revoked_at < :ended or t.until_at < :ended)
          and (t.kind <> 'TOKEN' or t.revoked_at < :tokens or t.until_at < :tokens)
        for update skip locked)
      """;

  private final Session session;

  JdbiTokenTable(Session session) {
    this.session = session;
  }

  private static TokenRow read(Cells cells) throws SQLException {
    long id = cells.bigint();
    Grant grant =
        new Grant(Kind.valueOf(cells.text()), cells.text(), cells.text(), cells.optionalBigint());
    TokenHash hash = new TokenHash(cells.text());
    Act made = new Act(cells.text(), cells.instant());
    Optional<Instant> until = cells.optionalInstant();
    String revoker = cells.text();
    Optional<Act> revoked = cells.optionalInstant().map(at -> new Act(revoker, at));
    return new TokenRow(
        id, grant, hash, new Validity(made, until, revoked), cells.optionalInstant());
  }

  @Override
  public void insert(TokenRow row) {
    session.insert(INSERT, TOKEN.columns(), List.of(row));
  }

  @Override
  public Optional<TokenRow> row(TokenHash hash) {
    return session.query(OF_HASH).bind("hash", hash.text()).map(TOKEN).findOne();
  }

  @Override
  public List<TokenRow> all() {
    return session.query(ALL).map(TOKEN).list();
  }

  @Override
  public Optional<TokenRow> lock(long id) {
    return session.query(LOCK).bind("id", id).map(TOKEN).findOne();
  }

  @Override
  public Optional<TokenRow> lock(TokenHash hash) {
    return session.query(LOCK_OF_HASH).bind("hash", hash.text()).map(TOKEN).findOne();
  }

  @Override
  public List<TokenRow> lockOpenedWith(Collection<Long> ids) {
    return session.list(LOCK_OPENED_WITH, Many.ids(ids), TOKEN);
  }

  @Override
  public void revoke(Collection<Long> ids, Act by) {
    Many many = Many.ids(ids);
    session
        .update(REVOKE)
        .bind(many.name(), session.argument(many))
        .bind("at", by.at().toEpochMilli())
        .bind("who", by.who())
        .execute();
  }

  @Override
  public void used(long id, Instant at, Instant unlessAfter) {
    session
        .update(USED)
        .bind("id", id)
        .bind("at", at.toEpochMilli())
        .bind("before", unlessAfter.toEpochMilli())
        .execute();
  }

  @Override
  public int forget(Instant endedBefore, Instant tokensEndedBefore) {
    return session
        .update(FORGET)
        .bind("ended", endedBefore.toEpochMilli())
        .bind("tokens", tokensEndedBefore.toEpochMilli())
        .execute();
  }
}
