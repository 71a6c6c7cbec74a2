package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.LedgerFailure;
import io.housekeeper.runtime.ledger.LedgerFailure.Fenced;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The loops that drive the steps of a tenure. */
final class Loops {

  private static final Logger LOG = LoggerFactory.getLogger(Loops.class);

  /** No loop waits longer, so that a step of a clock or a machine that slept is noticed. */
  private static final Duration LONGEST = Duration.ofMillis(500);

  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final Duration AGAIN = Duration.ofMillis(200);

  private final Session session;
  private final Loop timer;
  private final Loop writer;
  private final Optional<Loop> recorder;
  private final Loop rounds;
  private final List<Loop> all;
  private final Outage outage = new Outage();
  private volatile Optional<Loop> made = Optional.empty();

  Loops(Session session) {
    this.session = session;
    this.timer = loop("timer", this::tick);
    this.writer = loop("writer", this::write);
    this.recorder =
        session.ledger().runs().areWrittenApart()
            // Also without an answer: with nothing to write, it waits for none.
            ? Optional.of(answered("recorder", this::record))
            : Optional.empty();
    this.rounds = answered("rounds", new Rounds(session)::step);
    this.all =
        new ArrayList<>(
            List.of(
                timer,
                writer,
                rounds,
                // Alone: a look that comes late begins the watch anew, and the dead would stay
                // unburied.
                answered("watch", this::watch),
                loop("beat", this::beat),
                answered("scribe", this::scribe),
                answered("upkeep", new Upkeep(session)::step)));
    recorder.ifPresent(all::add);
  }

  private Loop loop(String name, Loop.Step step) {
    return session.clockwork().loop(name, step, failure -> failed(name, failure));
  }

  /** A loop each of whose steps has had an answer of the ledger when it is done. */
  private Loop answered(String name, Loop.Step step) {
    return loop(
        name,
        () -> {
          Duration wait = step.step();
          outage.over(name);
          return wait;
        });
  }

  /** Why the ledger does not answer; empty if it does. */
  Optional<String> outage() {
    return outage.reason();
  }

  void start() {
    all.forEach(Loop::start);
  }

  /**
   * Tells somebody that there are tasks to be made, from now on: once the node can take them up.
   */
  void watchMade(Runnable listener) {
    Loop loop = answered("made", new MadeWatch(session.ledger().operations(), listener)::step);
    all.add(loop);
    made = Optional.of(loop);
    loop.start();
  }

  /** Ends all loops, each after the step that it is doing; waits for so long at most. */
  void stop(Duration patience) {
    all.forEach(Loop::stop);
    try {
      for (Loop loop : all) {
        loop.join(patience);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  void wakeWriter() {
    writer.wake();
  }

  /** A run has ended here. */
  void wakeRecorder() {
    recorder.ifPresent(Loop::wake);
    if (recorder.isEmpty() || session.tenure().wantsRoom()) {
      writer.wake();
    }
  }

  void wakeRounds() {
    rounds.wake();
    made.ifPresent(Loop::wake);
  }

  private Duration tick() {
    Tenure tenure = session.tenure();
    if (tenure.tick()) {
      writer.wake();
    }
    return tenure.untilNextDue(LONGEST);
  }

  private Duration write() {
    Tenure tenure = session.tenure();
    boolean wrote = tenure.write();
    if (wrote) {
      outage.over("writer");
      timer.wake();
    }
    return wrote ? Duration.ZERO : tenure.untilNextTake(LONGEST);
  }

  private Duration record() {
    Tenure tenure = session.tenure();
    boolean wrote = tenure.record();
    if (wrote) {
      timer.wake();
      writer.wake();
    }
    return wrote ? Duration.ZERO : LONGEST;
  }

  private Duration beat() {
    if (session.tenure().beat()) {
      outage.over("beat");
    }
    return BEAT;
  }

  private Duration watch() {
    session.tenure().observe();
    return Observer.LOOK;
  }

  private Duration scribe() {
    boolean more = session.scribe().write(session.ledger().logs(), session.tenure().me());
    return more ? Duration.ofMillis(20) : LONGEST;
  }

  private Duration failed(String loop, Throwable failure) {
    if (failure instanceof Fenced fenced) {
      return rejoined(loop, fenced);
    }
    if (failure instanceof LedgerFailure) {
      outage.seen(loop, failure);
      return AGAIN;
    }
    LOG.error("a step of the engine failed; it goes on", failure);
    return Duration.ofSeconds(1);
  }

  private Duration rejoined(String loop, Fenced fenced) {
    try {
      session.fenced(fenced.incarnation());
      return Duration.ZERO;
    } catch (LedgerFailure notYet) {
      outage.seen(loop, notYet);
      return AGAIN;
    }
  }
}
