package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.NodeRow;
import io.housekeeper.runtime.ledger.NodeRow.Told;
import io.housekeeper.runtime.ledger.store.NodeTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class JdbiNodeTable implements NodeTable {

  private static final Layout<NodeRow> NODE =
      new Layout<>(
          List.of(
              Column.bigint("incarnation", node -> node.member().incarnation()),
              Column.integer("slot", node -> node.member().slot()),
              Column.text("name", node -> node.member().node()),
              Column.bigint("beat", NodeRow::beat),
              Column.instant("joined_at", NodeRow::joinedAt),
              Column.optionalInstant("dead_at", NodeRow::diedAt),
              Column.instant("told_at", node -> node.told().endedAt()),
              Column.bigint("told_from", node -> node.told().fromRun())),
          JdbiNodeTable::read);

  private static final String NOW = "select :now";

  // The lock keeps others from declaring the incarnation dead, and not from anything else: beats
  // go on, and other transactions enter.
  private static final String ENTER =
      """
      select :now from @node
      where incarnation = :incarnation and dead_at is null
      for key share
      """;

  private static final String NEWEST =
      NODE.sql("select {columns} from @node order by incarnation desc limit 1");

  private static final String LIVING =
      NODE.sql("select {columns} from @node where dead_at is null order by incarnation");

  private static final String ROWS =
      NODE.sql("select {columns} from @node where incarnation in (:ids) order by incarnation");

  private static final String NAMED =
      NODE.sql("select {columns} from @node where name = :name order by incarnation");

  private static final String OF_SLOT =
      NODE.sql(
          """
          select {columns} from @node
          where slot = :slot and joined_at <= :at and (dead_at is null or dead_at >= :at)
          order by incarnation limit 1
          """);

  private static final String INSERT =
      NODE.sql("insert into @node ({columns}) select {r.columns} from {rows}");

  private static final String BEAT =
      """
      update @node set beat = beat + 1
      where incarnation = :incarnation and dead_at is null
      returning :now
      """;

  private static final String LOCK_SILENT =
      """
      select 1 from @node
      where incarnation = :incarnation and beat = :beat and dead_at is null
      for update
      """;

  private static final String LOCK =
      "select 1 from @node where incarnation = :incarnation for update";

  private static final String DIE =
      "update @node set dead_at = :at where incarnation = :incarnation and dead_at is null";

  private static final String TOLD =
      "update @node set told_at = :at, told_from = :from where incarnation = :incarnation";

  private static final String TOLD_OF_THE_DEAD = TOLD + " and told_at <= :at and told_from < :from";

  private static final String UNTOLD =
      NODE.sql(
          """
          select {columns} from @node where dead_at < :before and told_at < dead_at
          order by incarnation
          """);

  private static final String FORGET =
      """
      delete from @node
      where dead_at < :before and told_at >= dead_at
        and incarnation < (select max(n.incarnation) from @node as n)
      """;

  private final Session session;

  JdbiNodeTable(Session session) {
    this.session = session;
  }

  private static NodeRow read(Cells cells) throws java.sql.SQLException {
    long incarnation = cells.bigint();
    Membership member = new Membership(incarnation, cells.integer(), cells.text());
    return new NodeRow(
        member,
        cells.bigint(),
        cells.instant(),
        cells.optionalInstant(),
        new Told(cells.instant(), cells.bigint()));
  }

  @Override
  public Instant now() {
    return Instant.ofEpochMilli(session.queryByClock(NOW).mapTo(Long.class).one());
  }

  @Override
  public Optional<Instant> enter(long incarnation) {
    return clockOf(ENTER, incarnation);
  }

  @Override
  public Optional<NodeRow> newest() {
    return session.query(NEWEST).map(NODE).findOne();
  }

  @Override
  public List<NodeRow> living() {
    return session.query(LIVING).map(NODE).list();
  }

  @Override
  public List<NodeRow> rows(List<Long> incarnations) {
    return session.list(ROWS, Many.ids(incarnations), NODE);
  }

  @Override
  public List<NodeRow> named(String node) {
    return session.query(NAMED).bind("name", node).map(NODE).list();
  }

  @Override
  public Optional<NodeRow> ofSlot(int slot, Instant at) {
    return session
        .query(OF_SLOT)
        .bind("slot", slot)
        .bind("at", at.toEpochMilli())
        .map(NODE)
        .findOne();
  }

  @Override
  public void insert(NodeRow node) {
    session.insert(INSERT, NODE.columns(), List.of(node));
  }

  @Override
  public Optional<Instant> beat(long incarnation) {
    return clockOf(BEAT, incarnation);
  }

  @Override
  public boolean lockSilent(long incarnation, long beat) {
    return session
        .query(LOCK_SILENT)
        .bind("incarnation", incarnation)
        .bind("beat", beat)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  @Override
  public void lock(long incarnation) {
    int found =
        session.query(LOCK).bind("incarnation", incarnation).mapTo(Integer.class).list().size();
    assert found <= 1;
  }

  @Override
  public void die(long incarnation, Instant at) {
    session.update(DIE).bind("incarnation", incarnation).bind("at", at.toEpochMilli()).execute();
  }

  @Override
  public void told(long incarnation, Told told) {
    told(TOLD, incarnation, told);
  }

  @Override
  public void toldOfTheDead(long incarnation, Told told) {
    told(TOLD_OF_THE_DEAD, incarnation, told);
  }

  private void told(String text, long incarnation, Told told) {
    session
        .update(text)
        .bind("incarnation", incarnation)
        .bind("at", told.endedAt().toEpochMilli())
        .bind("from", told.fromRun())
        .execute();
  }

  @Override
  public List<NodeRow> untold(Instant diedBefore) {
    return session.query(UNTOLD).bind("before", diedBefore.toEpochMilli()).map(NODE).list();
  }

  @Override
  public int forget(Instant diedBefore) {
    return session.update(FORGET).bind("before", diedBefore.toEpochMilli()).execute();
  }

  private Optional<Instant> clockOf(String text, long incarnation) {
    return session
        .queryByClock(text)
        .bind("incarnation", incarnation)
        .mapTo(Long.class)
        .findOne()
        .map(Instant::ofEpochMilli);
  }
}
