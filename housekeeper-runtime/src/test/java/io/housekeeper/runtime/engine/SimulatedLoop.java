package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.engine.SimulatedProcess.Killed;
import java.time.Duration;

/** A thread that does a step again and again. */
final class SimulatedLoop {

  /** What it does; says when to do it again. */
  interface Step {
    Duration run();
  }

  private final SimulatedProcess process;
  private final World world;
  private final int life;
  private final Step step;
  private boolean isInStep;

  SimulatedLoop(SimulatedProcess process, int life, Step step) {
    this.process = process;
    this.world = process.node().world();
    this.life = life;
    this.step = step;
  }

  Step step() {
    return step;
  }

  boolean isOf(int some) {
    return some == life;
  }

  /** Whether it is in the middle of a step. */
  boolean isInStep() {
    return isInStep;
  }

  void start() {
    if (!process.isIn(life)) {
      return;
    }
    SimulatedHealth health = process.node().health();
    if (health.isStalled()) {
      world.in(Duration.ofNanos(health.stalledUntil() - world.nanos() + 1), this::start);
      return;
    }
    Duration wait = done();
    world.in(wait.plusNanos(world.random().nextInt(1_000_000)), this::start);
  }

  /** Does the step once more in between, unless it is being done, or nothing is. */
  void once() {
    if (process.isIn(life) && !process.node().health().isStalled()) {
      done();
    }
  }

  private Duration done() {
    if (isInStep) {
      return Duration.ofMillis(5);
    }
    isInStep = true;
    try {
      return process.step(this);
    } catch (Killed killed) {
      return Duration.ZERO;
    } finally {
      isInStep = false;
    }
  }
}
