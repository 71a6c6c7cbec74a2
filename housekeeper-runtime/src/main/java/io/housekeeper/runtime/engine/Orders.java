package io.housekeeper.runtime.engine;

import io.housekeeper.api.Run;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Asker;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.MadeTask;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Operations;
import io.housekeeper.runtime.ledger.Operations.Cancelled;
import io.housekeeper.runtime.ledger.Operations.Requested;
import io.housekeeper.runtime.ledger.Pause;
import io.housekeeper.runtime.ledger.Setting;
import io.housekeeper.runtime.ledger.TaskKey;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.ledger.Unreadable;
import io.housekeeper.runtime.ledger.Wish;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What operators ask of an engine, by the names of tasks. Takes effect on all nodes in 2 seconds.
 */
public final class Orders {

  private final Ledger ledger;
  private final Session session;
  private final Operations operations;

  Orders(Session session) {
    this(session, session.ledger().operations());
  }

  private Orders(Session session, Operations operations) {
    this.ledger = session.ledger();
    this.session = session;
    this.operations = operations;
  }

  /** The same for one request: whoever asks again under the same key gets the same answer. */
  public Orders once(String key) {
    return new Orders(session, operations.once(key));
  }

  /** The same for what was seen of a task with a revision: it is done only if it still has that. */
  public Orders expecting(long revision) {
    return new Orders(session, operations.expecting(revision));
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
    return runNow(task, Wish.NONE, by);
  }

  /** Starts a run of a task. */
  public Requested runNow(String task, Wish wish, By by) {
    return nudged(operations.runNow(me(), id(task), wish, by));
  }

  /** Tries a run that is over again, as a new one like it. */
  public Requested retry(long run, By by) {
    Optional<Entry> before = ledger.history().entry(run);
    if (before.isEmpty()) {
      return new Requested.Refused("there is no run " + run + " that is over");
    }
    Wish again = Asker.parse(before.get().subject().asked().extra()).wish().retryOf(run);
    return nudged(operations.runNow(me(), before.get().task(), again, by));
  }

  public Requested backfill(String task, Instant after, Instant upTo, By by) {
    return nudged(operations.backfill(me(), id(task), after, upTo, by));
  }

  public Cancelled cancel(long run, By by) {
    Cancelled answer = operations.cancel(me(), run, by);
    session.cancelHere(run);
    return nudged(answer);
  }

  public void pause(String task, By by) {
    operations.pause(me(), id(task), Pause.TASK, by);
    session.nudge();
  }

  public void resume(String task, By by) {
    operations.resume(me(), id(task), by);
    session.nudge();
  }

  /** Somebody sees to a task until some time. */
  public void acknowledge(String task, By by) {
    operations.acknowledge(me(), id(task), by);
  }

  public void unacknowledge(String task, By by) {
    operations.unacknowledge(me(), id(task), by);
  }

  /**
   * Makes fires of a task due again that are still to come but accounted for, because the
   * database's clock was ahead.
   */
  public Instant reset(String task, By by) {
    return nudged(operations.reset(me(), id(task), by));
  }

  /** Nothing of any task starts any more but what is asked for by hand. */
  public void pauseEverything(By by) {
    operations.pauseEverything(me(), by);
    session.nudge();
  }

  public void resumeEverything(By by) {
    operations.resumeEverything(me(), by);
    session.nudge();
  }

  public Optional<Instant> skipNext(String task, By by) {
    return nudged(operations.skipNext(me(), id(task), by));
  }

  /**
   * Replaces a value of a task's specification; as JSON. Variables in the text of a schedule are
   * replaced now.
   *
   * @throws IllegalArgumentException with a sentence, if the task cannot have that value
   */
  public void override(String task, String field, String value, By by) {
    TaskView view = view(task);
    operations.override(me(), view.id(), field, resolved(view.plan().spec(), field, value), by);
    session.nudge();
  }

  /**
   * A value as it is put in place: with the variables in the text of a schedule, and {@code H},
   * replaced.
   *
   * @throws IllegalArgumentException with a sentence, if it is no schedule
   */
  public String resolved(TaskSpec spec, String field, String value) {
    return field.equals("schedule") ? session.catalog().resolved(spec, value) : value;
  }

  public void revert(String task, String field, By by) {
    operations.revert(me(), id(task), field, by);
    session.nudge();
  }

  /**
   * Changes something of nodes while they run.
   *
   * @param node of this one; of all if empty
   * @param value JSON
   */
  public void set(Optional<String> node, Setting setting, String value, By by) {
    operations.set(me(), node, setting, value, by);
    session.nudge();
  }

  public void unset(Optional<String> node, Setting setting, By by) {
    operations.unset(me(), node, setting, by);
    session.nudge();
  }

  /** Makes a task of a type, or gives it other settings. */
  public void make(MadeTask task, By by) {
    operations.make(me(), task, by);
    session.nudge();
  }

  public void unmake(String task, By by) {
    operations.unmake(me(), task, by);
    session.nudge();
  }

  /** Forgets a task that no node has, with its history. */
  public void forget(String task, By by) {
    operations.forget(me(), id(task), by);
    session.nudge();
  }

  /**
   * Tells one listener of this node of the end of a run that there never was.
   *
   * @return what comes of it
   * @throws IllegalArgumentException with a sentence, if there is none of that name
   */
  public CompletableFuture<Heard> tryOut(String listener, By by) {
    if (!session.listeners().has(listener)) {
      throw new IllegalArgumentException("this node has no listener '" + listener + "'");
    }
    long id = note("test listener", listener, by);
    CompletableFuture<Heard> heard = new CompletableFuture<>();
    Run run = new TrialRun(Long.toString(id), by.who(), me().node(), by.at());
    session.listeners().tell(listener, new Happening.Trial(run, heard::complete));
    return heard;
  }

  /**
   * Keeps among the changes what is done on this node alone.
   *
   * @return its id, which no run has
   * @throws IllegalArgumentException with a sentence, if it was asked for under this key before
   */
  public long note(String what, String about, By by) {
    return operations
        .noted(me(), what, about, by)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s %s' was asked for under this key before: use another to do it again"
                        .formatted(what, about)));
  }

  void quarantine(int task, String why) {
    By by = new By("housekeeper", why, session.now(), Optional.empty());
    operations.pause(me(), task, Pause.QUARANTINE, by);
    session.nudge();
  }
}
