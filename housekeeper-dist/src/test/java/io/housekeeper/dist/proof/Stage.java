package io.housekeeper.dist.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Where a proof happens: its nodes, their ledger, the evidence, and what was done to them. */
final class Stage implements AutoCloseable {

  /** Takeovers and recoveries are over after that. */
  private static final Duration QUIET = Duration.ofSeconds(11);

  /** Whether the console is told of each fault. */
  private static final boolean IS_TOLD = Boolean.getBoolean("proof.progress");

  private record Actor(NodeProgram program, Life life) {

    Life lifeUntil(long end) {
      return life.readyAt(program.ready().getNow(Life.NEVER)).endedAt(end);
    }
  }

  private final String where;
  private final Path folder;
  private final Ground ground;
  private final EvidenceStore evidence;
  private final List<Fault> faults = new ArrayList<>();
  private final List<Life> past = new ArrayList<>();
  private final Map<String, Actor> actors = new LinkedHashMap<>();

  /**
   * @param where what the proof is called
   */
  Stage(String where, Path folder, Ground ground) throws IOException {
    this.where = where;
    this.folder = folder;
    this.ground = ground;
    this.evidence = EvidenceStore.in(folder);
  }

  /** Starts the process of a node; it says by itself when it runs. */
  void start(String node) {
    List<String> arguments =
        List.of(ground.ledgerOf(node), node, Integer.toString(evidence.port()));
    Life life = Life.of(node, System.nanoTime());
    NodeProgram program =
        NodeProgram.start(arguments, ground.environment(node), folder.resolve(node + ".log"));
    actors.put(node, new Actor(program, life));
  }

  void awaitNodes() {
    actors.forEach(
        (node, actor) ->
            assertThat(actor.program().ready().orTimeout(5, TimeUnit.MINUTES).join())
                .as("node %s, see %s", node, folder)
                .isNotEqualTo(Life.NEVER));
  }

  private Actor actor(String node) {
    return Optional.ofNullable(actors.get(node)).orElseThrow();
  }

  /** Ends the process of a node at once, and starts another. */
  void killAndStart(String node) {
    long now = System.nanoTime();
    Actor actor = actor(node);
    note(new Fault(Fault.Kind.KILLED, Optional.of(node), now, now));
    actor.program().kill();
    past.add(actor.lifeUntil(System.nanoTime()));
    start(node);
  }

  /** Lets the process of a node stand still for a while. */
  void freeze(String node, Duration time) {
    NodeProgram program = actor(node).program();
    during(
        Fault.Kind.FROZEN,
        Optional.of(node),
        () -> {
          program.signal("STOP");
          pass(time);
          program.signal("CONT");
        });
  }

  /** Something that can go wrong itself. */
  interface Trouble {
    void happen() throws IOException;
  }

  /** Notes a fault while it is there. */
  void during(Fault.Kind kind, Optional<String> node, Trouble trouble) {
    long from = System.nanoTime();
    try {
      trouble.happen();
    } catch (IOException e) {
      throw new IllegalStateException(kind.words(), e);
    }
    note(new Fault(kind, node, from, System.nanoTime()));
  }

  private void note(Fault fault) {
    faults.add(fault);
    if (IS_TOLD) {
      System.out.printf("%s: fault %d, %s%n", where, faults.size(), fault.kind().words());
    }
  }

  static void pass(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  String where() {
    return where;
  }

  /** Lets everything come to rest, ends the nodes in good order, and asks the judge. */
  Matter end() throws SQLException {
    awaitNodes();
    pass(QUIET);
    long closedAt = System.currentTimeMillis() + ground.ahead();
    actors.values().forEach(actor -> actor.program().askToLeave());
    actors.forEach(
        (node, actor) ->
            assertThat(actor.program().left()).as("%s leaves, see %s", node, folder).isTrue());
    actors.values().forEach(actor -> past.add(actor.lifeUntil(System.nanoTime())));
    actors.clear();
    return new Matter(ground.read(closedAt), evidence.facts(), new Story(faults, past));
  }

  @Override
  public void close() throws IOException {
    actors.values().forEach(actor -> actor.program().kill());
    evidence.close();
    ground.close();
  }
}
