package io.housekeeper.runtime.control;

import static io.housekeeper.runtime.control.Answering.asked;
import static io.housekeeper.runtime.control.Answering.done;
import static io.housekeeper.runtime.control.Answering.inPlace;

import io.housekeeper.runtime.engine.Engine;
import io.housekeeper.runtime.engine.Orders;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.MadeTask;
import io.housekeeper.runtime.ledger.Operations.Cancelled;
import io.housekeeper.runtime.ledger.Operations.Requested;
import io.housekeeper.runtime.ledger.Setting;
import io.housekeeper.runtime.ledger.TaskKey;
import io.housekeeper.runtime.ledger.Typed;
import io.housekeeper.runtime.ledger.Wish;
import io.housekeeper.runtime.run.RunState.Ended;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody may do. Takes effect on all nodes within two seconds. What cannot be is an answer;
 * a ledger that cannot be reached is an exception.
 */
public final class Commands {

  private final Engine engine;
  private final Ledger ledger;
  private final Workshop workshop;
  private final Asking asking;

  Commands(Engine engine, Ledger ledger, Workshop workshop, Asking asking) {
    this.engine = engine;
    this.ledger = ledger;
    this.workshop = workshop;
    this.asking = asking;
  }

  private By by() {
    return new By(asking.who(), asking.why(), engine.now(), asking.until());
  }

  private Orders orders() {
    Orders orders = engine.orders();
    Orders expecting =
        asking.revision().isPresent() ? orders.expecting(asking.revision().getAsLong()) : orders;
    return asking.key().map(expecting::once).orElse(expecting);
  }

  // --- runs ---

  /** Starts a run of a task. */
  public Answer runNow(String task) {
    return runNow(task, "", false);
  }

  /**
   * Starts a run of a task.
   *
   * @param settings of this run only: a JSON object, or empty
   * @param dryRun whether it is only to say what it would do
   */
  public Answer runNow(String task, String settings, boolean dryRun) {
    Wish wish = new Wish(Optional.empty(), settings, dryRun);
    return asked(() -> orders().runNow(task, wish, by()));
  }

  /** Tries a run that is over again, as a new one like it. */
  public Answer retry(String run) {
    return asked(() -> orders().retry(RunShapes.id(run), by()));
  }

  /**
   * Tries again what has failed since an instant, of one task or of all: of each task its last run,
   * if that failed, timed out or was lost and ended since then. A task that has succeeded after
   * that needs no retry, and one that failed ten times needs one. Tasks that are paused or disabled
   * stay so, and what is going on already is left alone. A thousand at most.
   */
  public Answer retryFailed(Optional<String> task, Instant since) {
    if (task.isEmpty() && asking.revision().isPresent()) {
      return new Answer.Refused("a revision is of one task: say whose runs are to be tried again");
    }
    return done(() -> new FailedRuns(ledger, since).retry(task, this::retried));
  }

  private Requested retried(Entry failed) {
    // Under a key of its own: each of them is another request.
    Orders orders =
        asking.key().map(key -> orders().once(key + " " + failed.id())).orElseGet(this::orders);
    return orders.retry(failed.id(), by());
  }

  /** Runs the fires after an instant and up to another once more; says how many those are. */
  public Answer backfill(String task, Instant after, Instant upTo) {
    return asked(() -> orders().backfill(task, after, upTo, by()));
  }

  /** Ends a run. */
  public Answer cancel(String run) {
    return done(
        () -> {
          Cancelled answer = orders().cancel(RunShapes.id(run), by());
          return switch (answer) {
            case AT_ONCE -> "run " + run + " is cancelled";
            case ASKED -> "run " + run + " is asked to end";
            case OVER -> throw new IllegalArgumentException("run " + run + " is not going on");
          };
        });
  }

  // --- tasks ---

  /** Nothing of a task starts any more but what is asked for by hand; its fires are skipped. */
  public Answer pause(String task) {
    return done(() -> orders().pause(task, by()), "task '%s' is paused".formatted(task));
  }

  /** Takes back a pause, and a quarantine. */
  public Answer resume(String task) {
    return done(() -> orders().resume(task, by()), "task '%s' is resumed".formatted(task));
  }

  /** Pauses a task, and ends what runs of it. */
  public Answer stop(String task) {
    return done(
        () -> {
          orders().pause(task, by());
          List<Integer> ids = ledger.tasks().keys(task).stream().map(TaskKey::id).toList();
          List<LiveRow> live =
              ledger.history().liveOf(ids).stream()
                  .filter(row -> !(row.state() instanceof Ended))
                  .toList();
          // Under no key: it stands for the pause, and each of these is another request.
          live.forEach(row -> engine.orders().cancel(row.id(), by()));
          return "task '%s' is paused, and %d runs are asked to end".formatted(task, live.size());
        });
  }

  /** Nothing of a task is due any more, and nothing is written about that. */
  public Answer disable(String task) {
    return override(task, "disabled", "true");
  }

  public Answer enable(String task) {
    return override(task, "disabled", "false");
  }

  /**
   * Somebody knows what is wrong with a task, and sees to it until then, which is to be said and to
   * be within 30 days. What begins later is something else.
   *
   * @see Attention
   */
  public Answer acknowledge(String task) {
    return done(
        () -> {
          Instant until = Acknowledged.end(task, asking, engine.now());
          orders().acknowledge(task, by());
          return "somebody sees to task '%s' until %s".formatted(task, until);
        });
  }

  /** Nobody sees to it any more. */
  public Answer unacknowledge(String task) {
    return done(
        () -> orders().unacknowledge(task, by()),
        "task '%s' is not acknowledged any more".formatted(task));
  }

  /** Leaves out the next fire of a task. */
  public Answer skipNext(String task) {
    return done(
        () ->
            orders()
                .skipNext(task, by())
                .map(fire -> "the fire of task '%s' at %s is left out".formatted(task, fire))
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "nobody knows the next fire of task '%s'".formatted(task))));
  }

  public Answer pauseEverything() {
    return done(() -> orders().pauseEverything(by()), "everything is paused");
  }

  public Answer resumeEverything() {
    return done(() -> orders().resumeEverything(by()), "everything goes on");
  }

  /**
   * Replaces a value of a task's specification.
   *
   * @param value JSON
   */
  public Answer override(String task, String field, String value) {
    return done(() -> orders().override(task, field, value, by()), inPlace(task, field, value));
  }

  /** Takes an override back. */
  public Answer revert(String task, String field) {
    return done(
        () -> orders().revert(task, field, by()),
        "%s of task '%s' is as file and code say".formatted(field, task));
  }

  /** Makes fires due again that are accounted for already, because a clock was ahead. */
  public Answer reset(String task) {
    return done(
        () -> "task '%s' was accounted for up to %s".formatted(task, orders().reset(task, by())));
  }

  /**
   * Makes a task of a type while nodes run, or gives one other settings; in place of what was made
   * of that name before. Whoever expects a {@linkplain TaskMade#revision() revision} replaces only
   * that, and with 0 nothing.
   *
   * @param settings of the type: a JSON object; of secrets nothing but their names
   * @param spec values of its specification, as in {@link #override}
   */
  public Answer make(String task, String type, String settings, Map<String, String> spec) {
    return done(
        () -> {
          spec.values().forEach(Outside::check);
          workshop.tryOut(task, type, settings, MadeTask.schedule(spec));
          orders().make(new MadeTask(task, new Typed(type, settings), spec), by());
        },
        "task '%s' is made".formatted(task));
  }

  /** Takes back what was made of a task: it is gone, or as its file says. */
  public Answer unmake(String task) {
    return done(
        () -> orders().unmake(task, by()), "what was made of task '%s' is gone".formatted(task));
  }

  /** Forgets a task that no node has, with its history. */
  public Answer forget(String task) {
    return done(() -> orders().forget(task, by()), "task '%s' is forgotten".formatted(task));
  }

  /** A node starts nothing any more, and others do; or it takes its share again. */
  public Answer drain(String node, boolean drains) {
    return drains
        ? set(Optional.of(node), Setting.DRAINED.text(), "true")
        : unset(Optional.of(node), Setting.DRAINED.text());
  }

  /**
   * Changes something of nodes while they run.
   *
   * @param node of this one; of all if empty
   * @param value JSON
   */
  public Answer set(Optional<String> node, String setting, String value) {
    return done(
        () -> orders().set(node, Setting.named(setting), value, by()),
        "%s is %s".formatted(setting, value));
  }

  /** Takes that back. */
  public Answer unset(Optional<String> node, String setting) {
    return done(
        () -> orders().unset(node, Setting.named(setting), by()),
        "%s is as it was at the start".formatted(setting));
  }

  /** What this node does alone. */
  public LocalCommands here() {
    return new LocalCommands(orders(), workshop, by());
  }

  /** Who is to come in, and who no longer. */
  public TokenCommands tokens() {
    return new TokenCommands(engine, ledger, asking);
  }

  /** Forgets runs that ended longer ago, but the newest of each task and its newest success. */
  public Answer cleanupOldExecutions(Duration age) {
    return done(
        () -> {
          if (age.compareTo(Duration.ofHours(1)) < 0) {
            throw new IllegalArgumentException(
                "what ended within the last hour is not forgotten, and the age was " + age);
          }
          long noted = orders().note("forget runs", "that ended more than " + age + " ago", by());
          assert noted > 0;
          return "%,d entries are forgotten".formatted(engine.forget(age));
        });
  }
}
