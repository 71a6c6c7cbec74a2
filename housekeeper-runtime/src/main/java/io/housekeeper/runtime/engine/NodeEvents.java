package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Finish;
import io.housekeeper.runtime.ledger.Finish.Report;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.NodeRow;
import io.housekeeper.runtime.ledger.StackText.Kind;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.ledger.Unreadable;
import io.housekeeper.runtime.ledger.Untold;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listeners, the log and the loops what happens on this node. */
final class NodeEvents implements Events {

  /** What was thrown last: where the end of a run is told to nobody, it must not stay for ever. */
  private static final class Newest extends LinkedHashMap<Long, Throwable> {
    private static final long serialVersionUID = 1;
    private static final int MOST = 4_096;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, Throwable> eldest) {
      return size() > MOST;
    }
  }

  /** What the engine does about some events. */
  interface Reactions {

    void record();

    void quarantine(int task, String why);
  }

  private static final Logger LOG = LoggerFactory.getLogger(NodeEvents.class);

  private final Listeners listeners;
  private final Describing describing;
  private final Scribe scribe;
  private final Reactions reactions;
  private final Meters meters;
  private final Retelling retelling;
  private final Map<Long, Throwable> failures = Collections.synchronizedMap(new Newest());

  NodeEvents(
      Listeners listeners,
      Describing describing,
      Scribe scribe,
      Reactions reactions,
      Meters meters) {
    this.listeners = listeners;
    this.describing = describing;
    this.scribe = scribe;
    this.reactions = reactions;
    this.meters = meters;
    this.retelling = new Retelling(listeners);
  }

  /** What an attempt of a run has thrown here. */
  void failed(long run, Throwable failure) {
    failures.put(run, failure);
  }

  /** A run starts once; each other attempt of it is another. */
  @Override
  public void started(Assignment assignment) {
    LiveRow row = assignment.row();
    boolean first = row.state().attempts().started() == 1;
    listeners.tell(first ? new Happening.Started(row) : new Happening.AttemptStarted(row));
  }

  @Override
  public void attemptFailed(LiveRow row, Report report) {
    Optional<Throwable> failure = Optional.ofNullable(failures.remove(row.id()));
    listeners.tell(new Happening.AttemptFailed(row, report, failure));
  }

  @Override
  public void overdue(Assignment assignment) {
    LOG.warn("run {} of task {} takes longer than usual", assignment.id(), name(assignment));
    listeners.tell(new Happening.Overdue(assignment.row()));
  }

  @Override
  public void timeUp(Assignment assignment, String stack) {
    LOG.warn("run {} of task {} has had its time: interrupted", assignment.id(), name(assignment));
    if (!stack.isEmpty()) {
      int attempt = assignment.row().state().attempts().started();
      scribe.stack(assignment.id(), attempt, Kind.TIME_UP, stack);
    }
  }

  private static String name(Assignment assignment) {
    return "'" + assignment.plan().spec().name() + "'";
  }

  @Override
  public void ended(List<Entry> entries) {
    for (Entry entry : entries) {
      Optional<Throwable> failure = Optional.ofNullable(failures.remove(entry.id()));
      listeners.tell(new Happening.Ended(entry, describing.node(), false, failure));
      describing.name(entry.task()).ifPresent(task -> meters.ended(task, entry));
    }
  }

  @Override
  public void notOwned(Finish finish) {
    failures.remove(finish.run().id());
    LOG.warn(
        "the end of run {} is not recorded: the ledger has given it to another node, or ended it,"
            + " because it took this one for dead",
        finish.run().id());
  }

  @Override
  public void somethingToWrite() {
    reactions.record();
  }

  @Override
  public void quarantine(int task, String why) {
    reactions.quarantine(task, why);
  }

  @Override
  public void seen(TaskView view) {
    describing.know(view);
  }

  @Override
  public void unreadable(Unreadable task) {
    LOG.error("{}", task.sentence());
  }

  @Override
  public void readable(TaskView view) {
    LOG.info("what is in force for task '{}' can be read again", view.row().key().text());
  }

  @Override
  public void buried(NodeRow dead, Untold untold) {
    LOG.warn(
        "node '{}' (incarnation {}) is dead: its runs are recovered",
        dead.member().node(),
        dead.member().incarnation());
    retelling.tell(dead, untold);
  }

  @Override
  public void retold(NodeRow dead, Untold untold) {
    retelling.tell(dead, untold);
  }

  @Override
  public void skewed(Duration skew) {
    LOG.warn(
        "the clock of node '{}' and the database's are {} ms apart; the database's is believed."
            + " Above 30 s the node is not ready: see that both are set by the same time service",
        describing.node(),
        skew.toMillis());
  }

  Retelling retelling() {
    return retelling;
  }

  @Override
  public void refused(Finish finish, String why) {
    LOG.error("the ledger refuses the result of run {}: {}", finish.run().id(), why);
  }
}
