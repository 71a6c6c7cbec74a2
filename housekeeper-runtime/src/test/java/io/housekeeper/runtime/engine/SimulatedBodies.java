package io.housekeeper.runtime.engine;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Code that takes as long, and ends as well or badly, as the seed decides. */
final class SimulatedBodies implements Bodies {

  /** How code takes an interrupt. */
  enum Manners {
    /** It throws. */
    OBEYS,
    /** It returns as if nothing had happened. */
    RETURNS,
    /** It goes on for a while. */
    IGNORES
  }

  /** Code that executes. */
  final class Execution implements Body {
    private final Assignment assignment;
    private final Ending ending;
    private final Manners manners;
    private boolean over;

    private Execution(Assignment assignment, Ending ending, Manners manners) {
      this.assignment = assignment;
      this.ending = ending;
      this.manners = manners;
    }

    Assignment assignment() {
      return assignment;
    }

    Manners manners() {
      return manners;
    }

    @Override
    public void interrupt() {
      switch (manners) {
        case OBEYS -> world.in(Duration.ofMillis(20), () -> end(true));
        case RETURNS -> world.in(Duration.ofMillis(200), () -> end(false));
        case IGNORES -> world.in(Duration.ofSeconds(30), () -> end(true));
      }
    }

    @Override
    public String stack() {
      return "at simulation";
    }

    private void end(boolean failed) {
      if (over || dead) {
        return;
      }
      if (frozenUntil > world.nanos()) {
        world.in(Duration.ofNanos(frozenUntil - world.nanos() + 1), () -> end(failed));
        return;
      }
      over = true;
      executing.remove(this);
      Result result =
          failed ? Result.threw(new IllegalStateException("simulated")) : Result.returned();
      ending.ended(result);
      node.poke();
    }
  }

  private final World world;
  private final SimulatedNode node;
  private final Set<Execution> executing = new LinkedHashSet<>();
  private boolean dead;
  private long frozenUntil;

  SimulatedBodies(World world, SimulatedNode node) {
    this.world = world;
    this.node = node;
  }

  @Override
  public Body start(Assignment assignment, Ending ending) {
    Execution execution = new Execution(assignment, ending, manners());
    executing.add(execution);
    node.cluster().started(node, execution);
    Duration length =
        world.chance(0.06)
            ? world.between(Duration.ofSeconds(5), Duration.ofSeconds(80))
            : world.between(Duration.ofMillis(1), Duration.ofSeconds(4));
    boolean fails = world.chance(0.15);
    world.in(length, () -> execution.end(fails));
    return execution;
  }

  private Manners manners() {
    int dice = world.random().nextInt(20);
    return dice == 0 ? Manners.IGNORES : dice < 4 ? Manners.RETURNS : Manners.OBEYS;
  }

  List<Execution> executing() {
    return List.copyOf(executing);
  }

  void kill() {
    dead = true;
    executing.clear();
  }

  void freezeUntil(long nanos) {
    frozenUntil = nanos;
  }
}
