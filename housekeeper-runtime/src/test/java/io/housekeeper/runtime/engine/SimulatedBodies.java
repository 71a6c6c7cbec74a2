package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Figures;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
      world.note(() -> "INTERRUPT " + this + ", it " + manners);
      switch (manners) {
        case OBEYS -> world.in(Duration.ofMillis(20), () -> end(true));
        case RETURNS -> world.in(Duration.ofMillis(200), () -> end(false));
        case IGNORES -> {
          world.fault(Fault.IGNORED_INTERRUPT, this::toString);
          world.in(Duration.ofSeconds(30), () -> end(true));
        }
      }
    }

    @Override
    public String stack() {
      return "at simulation";
    }

    /** It does something that others see; also when it does not know yet that it was given up. */
    private void act(Duration again) {
      if (!over && !dead) {
        world.in(again, whenThawed(() -> act(again.plus(again))));
        node.cluster().acted(this);
      }
    }

    private Runnable whenThawed(Runnable what) {
      return () -> {
        if (frozenUntil > world.nanos()) {
          Duration rest = Duration.ofNanos(frozenUntil - world.nanos() + 1);
          world.in(rest.plusNanos(world.random().nextInt(1_000_000)), what);
        } else {
          what.run();
        }
      };
    }

    private void end(boolean failed) {
      whenThawed(() -> endNow(failed)).run();
    }

    private void endNow(boolean failed) {
      if (over || dead) {
        return;
      }
      over = true;
      node.cluster().acted(this);
      executing.remove(this);
      world.note(() -> "END " + this + (failed ? " thrown" : " returned"));
      if (world.trouble(0.01)) {
        Duration late = world.between(Duration.ZERO, Duration.ofSeconds(15));
        world.fault(Fault.STALL_OF_A_THREAD, () -> late + " before the end is told of " + this);
        world.in(late, whenThawed(() -> tell(failed)));
      } else {
        tell(failed);
      }
    }

    private void tell(boolean failed) {
      if (!dead) {
        ending.ended(result(failed));
        node.poke();
      }
    }

    private Result result(boolean failed) {
      boolean poison = world.trouble(0.02);
      if (poison) {
        world.fault(Fault.POISON, this::toString);
      }
      String message = poison ? FaultyStore.POISON : "simulated";
      return failed
          ? Result.threw(new IllegalStateException(message))
          : new Result(Optional.empty(), message, "", Figures.NONE);
    }

    @Override
    public String toString() {
      return "run %d of %d with fence %d on %s"
          .formatted(assignment.id(), assignment.row().task(), assignment.fence(), node);
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
    world.note(() -> "START " + execution);
    executing.add(execution);
    node.cluster().started(node, execution);
    execution.act(world.between(Duration.ofMillis(200), Duration.ofSeconds(2)));
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

  boolean isExecuting(Execution execution) {
    return executing.contains(execution);
  }

  void kill() {
    dead = true;
    executing.clear();
  }

  void freezeUntil(long nanos) {
    frozenUntil = nanos;
  }
}
