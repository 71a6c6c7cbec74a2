package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Operations.Cancelled;
import io.housekeeper.runtime.ledger.Operations.Requested;
import io.housekeeper.runtime.ledger.Pause;
import io.housekeeper.runtime.ledger.TaskKey;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.ledger.Unreadable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What operators ask of an engine, by the names of tasks. Takes effect on all nodes in 2 seconds.
 */
public final class Orders {

  private final Ledger ledger;
  private final Session session;

  Orders(Session session) {
    this.ledger = session.ledger();
    this.session = session;
  }

  private Membership me() {
    return session.tenure().me();
  }

  /** The number of a task in the ledger; of one that runs on every node, that of this node. */
  private int id(String task) {
    List<TaskKey> keys = ledger.tasks().keys(task);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("there is no task '" + task + "'");
    }
    return keys.stream()
        .map(TaskKey::id)
        .filter(session.tenure().agenda()::knows)
        .findFirst()
        .orElse(keys.get(0).id());
  }

  private TaskView view(String task) {
    List<Integer> one = List.of(id(task));
    return ledger.tasks().views(one).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    ledger.tasks().unreadable(one).stream()
                        .map(Unreadable::sentence)
                        .findFirst()
                        .orElse("task '" + task + "' has just been changed: ask again")));
  }

  private <T> T nudged(T answer) {
    session.nudge();
    return answer;
  }

  public Requested runNow(String task, By by) {
    return nudged(ledger.operations().runNow(me(), id(task), by, Optional.empty(), ""));
  }

  /** Tries a run again, as a new one. */
  public Requested retry(String task, long run, By by) {
    return nudged(ledger.operations().runNow(me(), id(task), by, Optional.of(run), ""));
  }

  public Requested backfill(String task, Instant after, Instant upTo, By by) {
    return nudged(ledger.operations().backfill(me(), id(task), after, upTo, by));
  }

  public Cancelled cancel(long run, By by) {
    Cancelled answer = ledger.operations().cancel(me(), run, by);
    session.cancelHere(run);
    return nudged(answer);
  }

  public void pause(String task, By by) {
    ledger.operations().pause(me(), id(task), Pause.TASK, by);
    session.nudge();
  }

  public void resume(String task, By by) {
    ledger.operations().resume(me(), id(task), Pause.TASK, by);
    ledger.operations().resume(me(), id(task), Pause.QUARANTINE, by);
    session.nudge();
  }

  /**
   * Makes fires of a task due again that are still to come but accounted for, because the
   * database's clock was ahead.
   */
  public Instant reset(String task, By by) {
    return nudged(ledger.operations().reset(me(), id(task), by));
  }

  /** Nothing of any task starts any more but what is asked for by hand. */
  public void pauseEverything(By by) {
    ledger.operations().pauseEverything(me(), by);
    session.nudge();
  }

  public void resumeEverything(By by) {
    ledger.operations().resumeEverything(me(), by);
    session.nudge();
  }

  public Optional<Instant> skipNext(String task, By by) {
    return nudged(ledger.operations().skipNext(me(), id(task), by));
  }

  /**
   * Replaces a value of a task's specification; as JSON. Variables in the text of a schedule are
   * replaced now.
   *
   * @throws IllegalArgumentException with a sentence, if the task cannot have that value
   */
  public void override(String task, String field, String value, By by) {
    TaskView view = view(task);
    String plain = field.equals("schedule") ? session.catalog().resolved(view, value) : value;
    ledger.operations().override(me(), view.id(), field, plain, by);
    session.nudge();
  }

  public void revert(String task, String field, By by) {
    ledger.operations().revert(me(), id(task), field, by);
    session.nudge();
  }

  void quarantine(int task, String why) {
    By by = new By("housekeeper", why, session.now(), Optional.empty());
    ledger.operations().pause(me(), task, Pause.QUARANTINE, by);
    session.nudge();
  }
}
