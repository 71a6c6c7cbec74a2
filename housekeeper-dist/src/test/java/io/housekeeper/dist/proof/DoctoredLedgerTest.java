package io.housekeeper.dist.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.dist.proof.Fact.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The judge bites: a real ledger and its evidence, of a node that was killed once, are sound; then
 * somebody alters one thing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoctoredLedgerTest {

  private static final String FOURTH =
      """
      (select id from run where task_id = (select id from task where name = '%s') and state = 1
      order by id limit 1 offset 3)
      """;

  private static final long SECOND = 1_000_000_000L;

  private Path ledger = Path.of("");
  private Path file = Path.of("");

  private Matter sound =
      new Matter(
          new LedgerRows(List.of(), List.of(), List.of(), 0),
          List.of(),
          new Story(List.of(), List.of()));

  @BeforeAll
  void play(@TempDir Path once) throws IOException, SQLException {
    ledger = once.resolve("ledger.db");
    try (Stage stage = new Stage("a sound ledger", once, new Ground.SqliteFile(ledger))) {
      stage.start("ann");
      stage.awaitNodes();
      Stage.pass(Duration.ofSeconds(6));
      stage.killAndStart("ann");
      sound = stage.end();
    }
  }

  @BeforeEach
  void copy(@TempDir Path folder) throws IOException {
    file = folder.resolve("ledger.db");
    Files.copy(ledger, file);
  }

  private static List<String> judged(Matter matter) {
    return Judge.of(matter).complaints();
  }

  /** What the judge says when somebody has done this to the ledger. */
  private List<String> altered(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("drop index run_fire");
      assertThat(statement.executeUpdate(sql)).isOne();
    }
    LedgerRows rows = Ground.SqliteFile.read(file, sound.ledger().closedAt());
    return judged(new Matter(rows, sound.evidence(), sound.story()));
  }

  private List<String> altered(UnaryOperator<List<Fact>> change) {
    List<Fact> facts = change.apply(new ArrayList<>(sound.evidence()));
    return judged(new Matter(sound.ledger(), facts, sound.story()));
  }

  private static Predicate<String> beginning(String with) {
    return complaint -> complaint.startsWith(with);
  }

  private Stream<Fact> facts(Kind kind, Duty duty) {
    return sound.facts(kind).filter(fact -> fact.work().task().equals(duty.task()));
  }

  private Fact first(Kind kind, Duty duty) {
    return facts(kind, duty).findFirst().orElseThrow();
  }

  /** The fourth line of evidence of a kind and a task. */
  private Fact fourth(Kind kind, Duty duty) {
    return facts(kind, duty).skip(3).findFirst().orElseThrow();
  }

  @Test
  void whatIsSoundIsSound() {
    Verdict verdict = Judge.of(sound);
    assertThat(verdict.complaints()).isEmpty();
    assertThat(verdict.figure("fires")).isGreaterThan(80);
    assertThat(verdict.takeovers(Fault.Kind.KILLED)).isNotEmpty();
  }

  @Test
  void anEntryThatWasRemoved() throws SQLException {
    assertThat(altered("delete from run where id = " + FOURTH.formatted("brisk")))
        .anyMatch(beginning("lost: 1 fires of brisk"))
        .anyMatch(beginning("the ledger does not know the run of"))
        .anyMatch(beginning("acknowledged and gone"));
  }

  @Test
  void anEntryThatIsThereTwice() throws SQLException {
    assertThat(
            altered(
                """
                insert into run (id, fire_at, covers_from, fires, ended_at, task_id, slot, origin,
                  state, why)
                select id + 1000000, fire_at, covers_from, fires, ended_at, task_id, slot, origin, 7, 33
                from run where id =
                """
                    + FOURTH.formatted("light")))
        .hasSize(1)
        .allMatch(beginning("doubled: fires before"));
  }

  @Test
  void aGapInARange() throws SQLException {
    assertThat(
            altered(
                "update run set covers_from = covers_from + 1000 where id = "
                    + FOURTH.formatted("beside")))
        .anyMatch(beginning("lost: 1 fires of beside"))
        .anyMatch(beginning("0 fires are due in"));
  }

  @Test
  void anEntryThatCountsWrong() throws SQLException {
    assertThat(altered("update run set fires = 2 where id = " + FOURTH.formatted("everywhere")))
        .hasSize(1)
        .allMatch(beginning("1 fires are due in"));
  }

  @Test
  void anAccountThatEndsTooEarly() throws SQLException {
    assertThat(
            altered(
                """
                delete from run where task_id = (select id from task where name = 'light')
                and fire_at > (select accounted_to - 1 from task where name = 'light')
                """))
        .anyMatch(beginning("lost: 1 fires of light without an entry before"));
  }

  @Test
  void aRunThatWasGivenUp() throws SQLException {
    assertThat(altered("update run set state = 5 where id = " + FOURTH.formatted("retried")))
        .anyMatch(beginning("lost: entry"))
        .anyMatch(beginning("acknowledged and gone"));
  }

  @Test
  void aFollowerThatIsNotThere() throws SQLException {
    assertThat(altered("delete from run where id = " + FOURTH.formatted("follower")))
        .anyMatch(beginning("0 runs of follower follow entry"));
  }

  @Test
  void anOverlapByToken() {
    Fact done = fourth(Kind.DONE, Duty.BRISK);
    Fact next = sound.evidence().stream().filter(fact -> isNextStart(fact, done)).findFirst().get();
    assertThat(
            altered(
                facts -> {
                  facts.remove(done);
                  facts.add(facts.indexOf(next) + 1, done);
                  return facts;
                }))
        .anyMatch(beginning("overlap by token"));
  }

  @Test
  void anExecutionThatBeginsBeforeTheOtherHasEnded() {
    List<Fact> facts = new ArrayList<>(sound.evidence());
    facts.remove(fourth(Kind.DONE, Duty.BRISK));
    Story quiet = new Story(List.of(), sound.story().lives());
    assertThat(judged(new Matter(sound.ledger(), facts, quiet))).anyMatch(beginning("two at once"));
  }

  private static boolean isNextStart(Fact fact, Fact done) {
    return fact.is(Kind.STARTED)
        && fact.work().task().equals(done.work().task())
        && fact.work().token() > done.work().token();
  }

  @Test
  void anAttemptThatStartsTwice() {
    Fact started = fourth(Kind.STARTED, Duty.BESIDE);
    assertThat(
            altered(
                facts -> {
                  facts.add(facts.indexOf(started), started);
                  return facts;
                }))
        .anyMatch(beginning("doubled: the same attempt"));
  }

  @Test
  void aSuccessWithoutEvidence() {
    Fact done = fourth(Kind.DONE, Duty.LONG);
    assertThat(
            altered(
                facts -> {
                  facts.remove(done);
                  return facts;
                }))
        .anyMatch(beginning("no evidence of the success of entry"));
  }

  @Test
  void anAcknowledgedEndThatIsGone() throws SQLException {
    assertThat(altered("delete from run where id = " + FOURTH.formatted("last")))
        .anyMatch(beginning("acknowledged and gone"));
  }

  @Test
  void aRefusalThatNoFaultExplains() {
    Fact done = fourth(Kind.DONE, Duty.LIGHT);
    Story quiet = new Story(List.of(), sound.story().lives());
    List<Fact> facts = new ArrayList<>(sound.evidence());
    facts.add(new Fact(done.nanos(), false, Kind.DONE, done.work(), ""));
    assertThat(judged(new Matter(sound.ledger(), facts, quiet)))
        .anyMatch(beginning("refused, and no fault explains it"));
  }

  @Test
  void aTakeoverThatComesTooLate() {
    long kill = sound.story().faults().get(0).from();
    assertThat(altered(facts -> facts.stream().map(fact -> later(fact, kill)).toList()))
        .anyMatch(complaint -> complaint.matches("taken up after (2[2-9]|[3-9]\\d)\\d{3} ms: .*"));
  }

  /** The account has a claim of which its node never heard, and the next attempt is the third. */
  @Test
  void aServerThatTookTheAnswerToAClaimAlong() {
    Fact start = first(Kind.STARTED, Duty.LONG);
    Work work = start.work();
    Work before = new Work(work.task(), work.node(), work.run(), work.attempt(), work.token() - 1);
    Fact interrupted = new Fact(start.nanos() - 1, true, Kind.STARTED, before, "");
    List<Fact> facts = new ArrayList<>(sound.evidence());
    facts.replaceAll(fact -> fact.work().equals(work) ? asAttempt(work.attempt() + 2, fact) : fact);
    facts.add(sound.evidence().indexOf(start), interrupted);
    List<Fault> faults = new ArrayList<>(sound.story().faults());
    faults.add(
        new Fault(
            Fault.Kind.DATABASE_STOPPED, Optional.empty(), interrupted.nanos(), start.nanos() - 1));
    Story story = new Story(faults, sound.story().lives());
    assertThat(judged(new Matter(sound.ledger(), facts, story))).isEmpty();
  }

  private static Fact asAttempt(int attempt, Fact fact) {
    Work work = fact.work();
    Work other = new Work(work.task(), work.node(), work.run(), attempt, work.token());
    return new Fact(fact.nanos(), fact.accepted(), fact.kind(), other, fact.said());
  }

  private static Fact later(Fact fact, long than) {
    long nanos = fact.nanos() > than ? fact.nanos() + 22 * SECOND : fact.nanos();
    return new Fact(nanos, fact.accepted(), fact.kind(), fact.work(), fact.said());
  }
}
