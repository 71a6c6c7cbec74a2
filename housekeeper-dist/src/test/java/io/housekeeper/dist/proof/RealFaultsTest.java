package io.housekeeper.dist.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.runtime.engine.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Real faults, done to real processes. Few of each kind in a build; {@code scripts/prove-faults}
 * does many. What is judged is in {@link Judge}.
 */
@Execution(ExecutionMode.CONCURRENT)
class RealFaultsTest {

  private static final int KILLS = Integer.getInteger("proof.kills", 5);
  private static final int ROUNDS = Integer.getInteger("proof.rounds", 1);
  private static final long SEED = Long.getLong("proof.seed", 1);

  /** Longer than the eight seconds after which a node that is not heard is given up. */
  private static final Duration BEYOND_THE_LEASE = Duration.ofSeconds(12);

  private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("proof.outage", 10));

  private static final List<String> THREE = List.of("ann", "bob", "cid");

  /** Stays where it is, with the logs of the nodes, when something does not hold. */
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private final Random chance = new Random(SEED);

  private void passUpTo(int millis) {
    Stage.pass(Duration.ofMillis(chance.nextInt(millis)));
  }

  private String oneOf(List<String> nodes) {
    return nodes.get(chance.nextInt(nodes.size()));
  }

  private static void start(Stage stage, List<String> nodes) {
    nodes.forEach(stage::start);
    stage.awaitNodes();
    Stage.pass(Duration.ofSeconds(3));
  }

  private static void judge(Stage stage) throws SQLException {
    Matter matter = stage.end();
    Verdict verdict = Judge.of(matter);
    Figures.keep(stage.where(), matter, verdict);
    assertThat(verdict.complaints()).isEmpty();
    assertThat(verdict.figure("fires")).isGreaterThan(50);
    assertThat(verdict.figure("successes")).isGreaterThan(30);
  }

  private void killNow(Stage stage, List<String> nodes) {
    for (int i = 0; i < KILLS; i++) {
      if (chance.nextBoolean()) {
        stage.awaitNodes();
      }
      passUpTo(5_000);
      stage.killAndStart(oneOf(nodes));
    }
  }

  @Test
  void killsOnSqlite() throws Exception {
    try (Stage stage =
        new Stage("SQLite, 1 node", folder, new Ground.SqliteFile(folder.resolve("ledger.db")))) {
      start(stage, List.of("ann"));
      killNow(stage, List.of("ann"));
      judge(stage);
    }
  }

  @Test
  void killsOnPostgres() throws Exception {
    List<String> nodes = List.of("ann", "bob");
    try (Stage stage = new Stage("PostgreSQL, 2 nodes", folder, new PostgresGround())) {
      start(stage, nodes);
      killNow(stage, nodes);
      judge(stage);
    }
  }

  @Test
  void nodesThatAreKilledFrozenAndCutOff() throws Exception {
    PostgresGround ground = new PostgresGround();
    try (Stage stage = new Stage("PostgreSQL, 3 nodes", folder, ground)) {
      start(stage, THREE);
      for (int i = 0; i < ROUNDS; i++) {
        passUpTo(2_000);
        stage.killAndStart(oneOf(THREE));
        passUpTo(9_000);
        // A node that does not get through to its database when it starts says so and ends, be it
        // that it is cut off or that it stands still itself.
        stage.awaitNodes();
        stage.freeze(oneOf(THREE), BEYOND_THE_LEASE);
        passUpTo(9_000);
        cutOff(stage, ground, oneOf(THREE));
        passUpTo(9_000);
      }
      judge(stage);
    }
  }

  private static void cutOff(Stage stage, PostgresGround ground, String node) {
    Wire wire = ground.wire(node);
    stage.during(
        Fault.Kind.CUT_OFF,
        Optional.of(node),
        () -> {
          wire.loses(true);
          Stage.pass(BEYOND_THE_LEASE);
          wire.loses(false);
        });
  }

  @Test
  void aDatabaseThatIsStoppedKilledAndFrozen() throws Exception {
    PostgresGround ground = new PostgresGround();
    try (Stage stage = new Stage("PostgreSQL, 3 nodes, server", folder, ground)) {
      start(stage, THREE);
      for (int i = 0; i < ROUNDS; i++) {
        during(stage, Fault.Kind.DATABASE_STOPPED, ground.server()::stop, ground.server()::start);
        during(stage, Fault.Kind.DATABASE_KILLED, ground.server()::kill, ground.server()::start);
        during(
            stage,
            Fault.Kind.DATABASE_FROZEN,
            () -> Signals.send("STOP", ground.server().processes()),
            () -> Signals.send("CONT", ground.server().processes()));
      }
      judge(stage);
    }
  }

  private void during(Stage stage, Fault.Kind kind, Runnable begin, Runnable end) {
    stage.during(
        kind,
        Optional.empty(),
        () -> {
          begin.run();
          Stage.pass(OUTAGE);
          end.run();
        });
    Stage.pass(Duration.ofSeconds(11));
    passUpTo(2_000);
  }

  @Test
  void aDiskThatIsFull() throws IOException, SQLException {
    Path small = folder.resolve("small");
    Files.createDirectory(small);
    try (Disk disk = Disk.at(small, "64m");
        Stage stage =
            new Stage(
                "SQLite on a small disk",
                folder,
                new Ground.SqliteFile(small.resolve("ledger.db")))) {
      start(stage, List.of("ann"));
      for (int i = 0; i < ROUNDS; i++) {
        stage.during(
            Fault.Kind.DISK_FULL,
            Optional.empty(),
            () -> {
              disk.fill();
              Stage.pass(OUTAGE);
              disk.makeRoom();
            });
        Stage.pass(Duration.ofSeconds(5));
      }
      judge(stage);
    }
  }

  @Test
  void aWallClockThatIsStepped() throws IOException, SQLException {
    SteppedClock clock = SteppedClock.in(folder);
    try (Stage stage =
        new Stage("SQLite, 1 node, clock", folder, clock.under(folder.resolve("ledger.db")))) {
      start(stage, List.of("ann"));
      int ahead = 0;
      for (int i = 0; i < ROUNDS; i++) {
        step(stage, clock, ahead += 15 + chance.nextInt(20), Fault.Kind.CLOCK_FORWARD);
        step(stage, clock, ahead -= 5 + chance.nextInt(8), Fault.Kind.CLOCK_BACK);
        Stage.pass(Duration.ofSeconds(10));
        step(stage, clock, ahead += 90, Fault.Kind.CLOCK_FORWARD);
        // So large a step has to last before it is believed, and then there is a minute to run
        // late.
        Stage.pass(Duration.ofSeconds(40));
      }
      judge(stage);
    }
  }

  private static void step(Stage stage, SteppedClock clock, int ahead, Fault.Kind kind) {
    stage.during(kind, Optional.empty(), () -> clock.set(ahead));
    Stage.pass(Duration.ofSeconds(5));
  }

  /** The database's clock counts: what one node believes is the time changes nothing. */
  @Test
  void aNodeWhoseWallClockIsStepped() throws IOException, SQLException {
    SteppedClock clock = SteppedClock.in(folder);
    PostgresGround ground = new PostgresGround();
    ground.giveClock("bob", clock);
    try (Stage stage = new Stage("PostgreSQL, 3 nodes, clock of one", folder, ground)) {
      start(stage, THREE);
      for (int i = 0; i < ROUNDS; i++) {
        step(stage, clock, 4 + chance.nextInt(20), Fault.Kind.CLOCK_FORWARD);
        step(stage, clock, -600, Fault.Kind.CLOCK_BACK);
        step(stage, clock, 3_600, Fault.Kind.CLOCK_FORWARD);
        step(stage, clock, 0, Fault.Kind.CLOCK_BACK);
      }
      judge(stage);
    }
  }
}
